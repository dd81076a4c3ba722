package org.zhenggai.intake.parse.words;

import java.util.regex.Pattern;

/** What single headings and sentences say. All arguments are flat text and short. */
public final class Wording {

    private static final Pattern AREA = Pattern.compile(".*方面(存在的?|的)?((主要|突出|具体|共性)?(问题|不足|情况))?[。：；，]?");
    private static final Pattern PLAN = Pattern.compile(".*(下一步|下步|下一?阶段|今后|打算|工作计划|工作安排|努力方向|后续工作).*");
    private static final Pattern NAMED_PROBLEM =
            Pattern.compile("(针对|关于|对于)(?!(上述|以上|这些|存在|反馈|发现|巡察反馈)的?(突出)?问题).{2,}问题[。：；，]?");
    private static final Pattern TOPIC = Pattern.compile(
            "(关于|对于|针对|就|对)(?!(上述|以上|这|该|此|存在))(?!.{2,40}(开展|进行|实施|予以|给予|实行|召开|组织|落实了|作出|提出|逐)).{2,}|(关于|对于|针对).{2,}问题.{0,6}");

    private static final Pattern REMEDY =
            Pattern.compile("(着力|坚决|切实|认真|及时|全面|有效)?(解决|纠正|整治|防止|杜绝|严禁|严防|查处|整改|克服|破解|避免|消除|防范).*");
    /** A remedy that is itself what falls short: 破解难题能力不足. */
    private static final Pattern WEAK_REMEDY = Pattern.compile(
            ".*(能力|意识|力度|机制|进度|效果|实效|成效|措施|办法|主动性|质效|质量|落实|推进|整改|工作|问题|责任).{0,3}(不|欠|缺|弱|差|慢|滞后|薄弱|流于|走过场|有差距)[^，]*");

    private static final Pattern PREVENTION = Pattern.compile("(着力|坚决|切实|认真|及时|全面|有效)?(防止|杜绝|严禁|严防|避免|消除|纠正).*");
    private static final Pattern QUOTES = Pattern.compile("[“”‘’\"']+");

    private static final Pattern CLAUSE_BREAK = Pattern.compile("[，、；。：]");
    private static final Pattern SHORTCOMING =
            Pattern.compile(".*(不(?![断仅忘懈变止停降减退歇]|动摇|松劲|放松|折不扣|留死角|反弹|敢腐|能腐|想腐)[^，、]{1,6}"
                    + "|不够[^，、]{1,10}|薄弱|滞后|[弱淡虚]化|漏洞|短板|差距|隐患|缺失|缺位|空白|乏力|松懈|缓慢"
                    + "|偏[慢低软弱少高差宽大]|突出|形式主义|官僚主义|流于形式|走过场|欠缺|脱节|混乱|随意|削弱|不足|[弱差少慢难]|宽松软"
                    + "|有待[^，、]{2,6}|需[^，、]{0,6}(加强|加码|完善|提高|提升)|问题|两张皮|失范|失守|多发|高发|一言堂|违规|违纪|走样)");
    private static final Pattern TRAILER = Pattern.compile("的?(等?问题|现象|情况|等)$");
    private static final Pattern BREACH = Pattern.compile(".*(违规|违反|擅自|未(?!来)|没有|超标准|超范围|虚报|挪用|拖欠|代替|重.{1,6}轻).*");

    private static final String MONTH = "\\d{1,2}月份?(底|末|初)?";
    private static final String PERIOD = "(20\\d\\d|今|去)年(" + MONTH + "|上半年|下半年|年?底|末|第?[一二三四]季度)?";
    private static final Pattern PROGRESS = Pattern.compile("(其中，?)?("
            + "目前|现阶段|至今|迄今|截至|截止|到目前|现已|现在已|近期以来|近年来|今年以来|去年以来"
            + "|" + PERIOD + "(至" + MONTH + ")?(以来|起|至今|期间)?(?!\\d)(?!内)"
            + "|" + MONTH + "(以来|起|至今)|整改(期间|以来|后)|巡察(反馈)?(以来|后)|自[^，。]{2,20}以来"
            + "|(通过|经过?)[^，。]{0,12}(整改|努力|整治|排查|检查|核查|清理|治理|协调|推动)，).*");
    private static final Pattern OUTCOME_LABEL = Pattern.compile(
            "[【\\[（]?(整改|工作|取得|阶段性?)?的?(成效|效果|结果|成果|完成情况|进展情况|进展|情况|落实情况)[】\\]）]?[：\n].*", Pattern.DOTALL);
    private static final Pattern REMARK_LABEL = Pattern.compile(
            "[【\\[（]?(牵头|责任|配合|协助|分管|整改|完成)(单位|领导|部门|人|科室|时限|期限|时间|状态|类型)[】\\]）]?[：\n].*", Pattern.DOTALL);
    private static final Pattern INTENTION = Pattern.compile("(同时，)?("
            + "下来|下一步|下步|下一?阶段|接下来|今后|后续|未来|往后|计划|预计|力争|争取|拟"
            + "|[^，。]{0,12}将(继续|进一步|持续|严格|加强|不断|按|坚持|以|通过|于|适时|尽快|逐步|加大|加快)"
            + "|" + PERIOD + "内?，?(将|计划|拟|力争|争取|继续|预计|确保)).*");
    private static final Pattern DONE_FIRST =
            Pattern.compile("(其中，?)?(先后|累计|成功|均已|已经?(?![批达])|全部已?|共(?![同建享青产商创治])).*");
    private static final Pattern DONE_LATER =
            Pattern.compile("[^。；]{0,60}?(?<![对将把])已(经|于|全部|全面|全额|均|基本|完成|按|将|向|建立|制定|出台"
                    + "|印发|停止|整改|召开|组织|开展|落实|追回|收回|清退|清理|拆除|实现|修订|形成|发放|建成|解决|化解|启动|销号|通过|纳入"
                    + "|约谈|处理|处分|调整|补|退|办结|关停|取得|恢复|更正|废止|规范)[^的，；。]*[，；。\n]?.*");
    private static final Pattern IMPROVED = Pattern.compile("(?!.*(确保|推动|促进|力争|使|不断|着力)).*"
            + "((得到|取得|实现)了?[^，。]{0,10}(提升|改善|解决|遏制|提高|成效|好转|规范)|明显(提升|改善|下降|好转|提高)).*");

    /** What titles of feedback, circulars, plans and lists say. */
    private static final Pattern RECTIFICATION = Pattern.compile(
            ".*(整改|反馈|巡察|巡视|审计|督察|督查|隐患|自查|检视|查摆|销号|问题.{0,6}(清单|台账|汇总|一览|表)|审议意见|(?<!提案|议案|信访|建议|诉求|来信|工单|热线)办理情况).*");

    /** 关于进一步做好整改工作的通知 asks for it and lists nothing. */
    private static final Pattern CALL = Pattern.compile(".*(加强|做好|抓好|推进|规范|严肃|强化|深化|开展).*(工作|机制|管理|力度)的?(通知|意见|办法|规定)");

    private static final Pattern RULES = Pattern.compile(".*(规定|办法|细则|条例|制度|规程|工作要点|工作计划|职责|章程|通知)(（[^（）]{1,12}）)?");

    private Wording() {}

    /** A title that speaks of an inspection, of problems or of putting them right. */
    public static boolean namesRectification(String title) {
        String bare = title.replaceAll("\\s", "");
        return RECTIFICATION.matcher(bare).matches() && !CALL.matcher(bare).matches();
    }

    /** A title of rules, of what is planned for a year, or of an announcement: it may speak of rectification and hold no problem. */
    public static boolean namesRules(String title) {
        return RULES.matcher(title.replaceAll("\\s", "")).matches();
    }

    /** An area's heading in the usual form, 关于…方面. */
    public static boolean namesArea(String heading) {
        return heading.length() <= 80 && AREA.matcher(heading).matches();
    }

    /** A heading over what is still to be done; what stands below it are no findings. */
    public static boolean namesPlan(String heading) {
        return !namesArea(heading) && PLAN.matcher(heading).matches();
    }

    /** A heading that calls itself a problem: 针对…问题, 关于…问题. */
    public static boolean namesProblem(String heading) {
        return NAMED_PROBLEM.matcher(heading).matches();
    }

    /** A heading that says what is wrong, with or without the word 问题. */
    public static boolean statesProblem(String heading) {
        if (namesProblem(heading)) {
            return true;
        }
        if (REMEDY.matcher(heading).matches() && !isWeakRemedy(heading)) {
            return false;
        }
        if (BREACH.matcher(heading).matches()) {
            return true;
        }
        for (String clause : CLAUSE_BREAK.split(heading)) {
            String bare = TRAILER.matcher(clause).replaceFirst("");
            if (isShortcoming(clause) || (!bare.equals(clause) && isShortcoming(bare))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWeakRemedy(String heading) {
        return !PREVENTION.matcher(heading).matches()
                && WEAK_REMEDY.matcher(heading).matches();
    }

    private static boolean isShortcoming(String clause) {
        return SHORTCOMING.matcher(withoutQuotes(clause)).matches();
    }

    /** Most clauses have none, and are told without a pattern. */
    private static String withoutQuotes(String clause) {
        for (int at = 0; at < clause.length(); at++) {
            if ("“”‘’\"'".indexOf(clause.charAt(at)) >= 0) {
                return QUOTES.matcher(clause).replaceAll("");
            }
        }
        return clause;
    }

    /** The heading of a part of a finding: 关于…, 对于…. */
    public static boolean namesTopic(String heading) {
        return TOPIC.matcher(heading).matches();
    }

    /** A sentence that opens a statement of progress by its first words, such as 目前 or 截至. */
    public static boolean opensProgress(String sentence) {
        return (PROGRESS.matcher(sentence).matches() && !announces(sentence)) || labelsOutcome(sentence);
    }

    /** A sentence that says that something is done, where only what was achieved can stand. */
    public static boolean statesDone(String sentence) {
        return !announces(sentence)
                && (DONE_FIRST.matcher(sentence).matches()
                        || DONE_LATER.matcher(sentence).matches()
                        || IMPROVED.matcher(sentence).matches());
    }

    /** A sentence that promises. */
    public static boolean announces(String sentence) {
        return INTENTION.matcher(sentence).matches();
    }

    public static boolean labelsOutcome(String sentence) {
        return OUTCOME_LABEL.matcher(sentence).matches();
    }

    /** A label over neither a measure nor a result: responsible unit, deadline. */
    public static boolean labelsRemark(String sentence) {
        return REMARK_LABEL.matcher(sentence).matches();
    }
}
