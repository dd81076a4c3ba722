package org.zhenggai.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The packaged templates, made once and kept as Word files in {@code src/main/resources/documents}: run {@link #main}
 * after a change here. {@link TemplatesTest} compares them.
 */
final class DefaultTemplates {

    private static final Path FOLDER = Path.of("src/main/resources/documents");

    private DefaultTemplates() {}

    public static void main(String[] arguments) throws IOException {
        for (DocumentKind kind : kinds()) {
            Files.write(FOLDER.resolve(kind.path() + ".docx"), of(kind));
        }
    }

    static List<DocumentKind> kinds() {
        return Arrays.stream(DocumentKind.values())
                .filter(kind -> !kind.isSheet())
                .toList();
    }

    static byte[] of(DocumentKind kind) {
        Gb9704 word = switch (kind) {
            case PLAN -> plan();
            case PROGRESS_REPORT -> progress();
            case INTERNAL_CIRCULAR -> circular("党内通报");
            case PUBLIC_CIRCULAR -> circular("公开");
            case BULLETIN -> bulletin();
            case REMINDER_LETTER -> letter();
            case SUPERVISION_NOTICE -> notice();
            case TALK_RECORD -> talk();
            case LOOK_BACK_RECORD -> lookBack();
            default -> signOff();
        };
        return word.write(kind.word());
    }

    private static Gb9704 repeated(Gb9704 word, String list) {
        return word.tag("?" + list).body("{{段落}}").tag("/" + list);
    }

    private static Gb9704 plan() {
        return new Gb9704()
                .title("{{标题}}")
                .paragraph("GwSubtitle", "{{版本}}")
                .body("")
                .body("{{反馈日期}}反馈的《{{轮次}}》指出{{方面数}}个方面{{问题数}}个问题。为把每个问题整改到位，制定本方案。")
                .one("一、总体要求")
                .body(
                        "对照反馈意见逐条认领，坚持问题不查清不放过、措施不落实不放过、成效不明显不放过。{{问题数}}个问题分解为{{事项数}}项整改事项，每项明确责任领导、牵头单位、整改类型和期限，完成一项、核验一项、销号一项。")
                .one("二、整改目标")
                .body("集中整改期至{{集中整改期}}。立行立改{{立行立改数}}项，限期整改{{限期整改数}}项，长期坚持{{长期坚持数}}项；其中重大事项{{重大事项数}}项，涉及资金{{涉及资金数}}项。")
                .one("三、责任分工")
                .body("各单位牵头的整改事项如下表。")
                .rows("单位表", "单位|26|单位|左", "牵头事项|12|事项", "重大|8|重大", "涉及资金|12|资金", "最早期限|21|最早期限", "最迟期限|21|最迟期限")
                .one("四、整改任务")
                .tag("?另附")
                .body("整改事项较多，各项任务、措施和责任见附表《整改台账》《任务清单》《责任清单》。")
                .tag("/另附")
                .tag("?方面")
                .two("{{方面标题}}")
                .tag("?事项")
                .three("{{事项标题}}")
                .body("{{责任}}")
                .tag("?措施")
                .body("{{措施内容}}")
                .tag("/措施")
                .tag("/事项")
                .tag("/方面")
                .tag("?有未列涉密事项")
                .body("另有{{未列涉密事项数}}项按规定另行下达，不在本文列出。")
                .tag("/有未列涉密事项")
                .one("五、工作机制")
                .two("（一）定期报告")
                .body("各牵头单位在每个报告期截止前报告进展、困难和下一步打算，整改办公室汇总编发通报。")
                .two("（二）督促落实")
                .body("对停滞事项依次采取通报、提醒函、约谈、专项督办等措施；确需延期的，说明理由并按程序审批。")
                .two("（三）核验销号")
                .body("牵头单位认为完成的，由其他人员核验成效，经责任领导、主要领导审批后销号；重大事项须有党委会决议。")
                .signed();
    }

    private static Gb9704 progress() {
        return new Gb9704()
                .title("{{标题}}")
                .body("")
                .paragraph("GwTo", "{{主送}}")
                .body("{{反馈日期}}收到《{{轮次}}》后，我委按照集中整改期至{{集中整改期}}的安排推进整改。现将截至{{截至日期}}的进展情况报告如下。")
                .one("一、总体情况")
                .body(
                        "反馈意见指出{{方面数}}个方面{{问题数}}个问题，分解为{{事项数}}项整改事项。截至{{截至日期}}，已销号{{已销号数}}项，销号率{{销号率}}，{{已整改问题数}}个问题全部完成整改；在办{{在办数}}项，其中等待外部条件{{等待数}}项、逾期{{逾期数}}项；结转{{结转数}}项。")
                .one("二、各方面进展")
                .rows("方面表", "方面|50|方面|左", "问题|10|问题", "事项|10|事项", "已销号|10|已销号", "在办|10|未销号", "结转|10|结转")
                .one("三、主要工作")
                .tag("?无工作情况")
                .body("（待整改办公室填写。）")
                .tag("/无工作情况")
                .tag("?工作情况")
                .body("{{段落}}")
                .tag("/工作情况")
                .one("四、尚未完成的事项")
                .tag("?全部完成")
                .body("整改事项已全部销号。")
                .tag("/全部完成")
                .tag("?有未完成")
                .rows("未完成表", "编号|9|编号", "整改事项|30|事项|左", "牵头单位|18|牵头单位", "进度|9|进度", "状态|13|状态", "整改期限|21|期限")
                .tag("/有未完成")
                .tag("?未完成另见台账")
                .body("其余未完成事项见《整改台账》。")
                .tag("/未完成另见台账")
                .one("五、下一步安排")
                .body("对未完成的事项，继续按原有责任分工和报告期推进，一项一项销号；对已销号的事项，不定期复查，防止问题反弹。")
                .signed();
    }

    private static Gb9704 circular(String use) {
        boolean isPublic = use.equals("公开");
        Gb9704 word = new Gb9704().title("{{标题}}").body("");
        if (!isPublic) {
            word.paragraph("GwTo", "各责任单位：");
        }
        word.body("{{反馈日期}}收到《{{轮次}}》。" + (isPublic ? "现将整改情况向社会公布如下。" : "现将整改情况在党内通报如下。"))
                .one("一、总体情况")
                .body(
                        "反馈意见指出{{方面数}}个方面{{问题数}}个问题，分解为{{事项数}}项整改事项。截至{{截至日期}}，已销号{{已销号数}}项，销号率{{销号率}}，{{已整改问题数}}个问题完成整改；{{未销号数}}项仍在整改。")
                .tag("?有结转")
                .body("另有{{结转数}}项转入下一轮，作为同一事项继续整改。")
                .tag("/有结转")
                .tag("?有未列事项")
                .body("按规定，{{未列事项数}}项事项的情况不在本文列出。")
                .tag("/有未列事项")
                .one("二、具体整改情况")
                .tag("?方面")
                .two("{{方面标题}}")
                .tag("?问题")
                .three("{{问题标题}}")
                .tag("?内容")
                .body("{{段落}}")
                .tag("/内容")
                .tag("/问题")
                .tag("/方面")
                .one("三、下一步安排");
        return word.tag("?有未完成")
                .body(
                        isPublic
                                ? "尚未完成的事项，按第二部分逐项写明的下一步打算和时限办理，完成一项、核验一项、销号一项。"
                                : "尚未完成的事项，各牵头单位按第二部分写明的下一步打算和期限办理，每个报告期报告一次；整改办公室继续核验和督办。")
                .tag("/有未完成")
                .body(isPublic ? "对已完成的事项定期复查，巩固成效。欢迎干部群众监督并提出意见。" : "对已销号的事项适时回头检查，防止问题反弹。")
                .signed();
    }

    private static Gb9704 bulletin() {
        Gb9704 word = new Gb9704()
                .title("{{标题}}")
                .paragraph("GwSubtitle", "（{{期号}}）")
                .body("")
                .body("《{{轮次}}》整改工作本期报告期为{{报告期}}，数字统计时段为{{统计时段}}，情况通报如下。")
                .one("一、总体情况")
                .body("{{总体情况}}");
        repeated(word.tag("?无变化表"), "变化").tag("/无变化表");
        word.tag("?有变化表")
                .rows("变化表", "变化|15|类别", "编号|8|编号", "整改事项|27|事项|左", "牵头单位|16|单位", "说明|34|说明|左")
                .tag("/有变化表");
        word.one("二、各单位、各方面情况")
                .rows(
                        "单位表",
                        "单位|21|单位|左",
                        "事项|7|事项",
                        "在办|7|在办",
                        "已销号|7|已销号",
                        "已结转|7|已结转",
                        "应报告|7|应报告",
                        "已报告|7|已报告",
                        "未报告|7|未报告",
                        "免报|7|免报",
                        "停滞|7|停滞",
                        "逾期|7|逾期",
                        "进度|9|平均进度");
        repeated(word, "单位说明")
                .tag("?有方面表")
                .body("")
                .rows(
                        "方面表",
                        "方面|44|方面|左",
                        "事项|8|事项",
                        "在办|8|在办",
                        "已销号|8|已销号",
                        "应报告|8|应报告",
                        "已报告|8|已报告",
                        "停滞|8|停滞",
                        "逾期|8|逾期")
                .tag("/有方面表")
                .one("三、进展缓慢的事项")
                .tag("?无缓慢事项")
                .body("无。")
                .tag("/无缓慢事项")
                .tag("?有缓慢事项")
                .rows("缓慢事项表", "编号|9|编号", "整改事项|30|事项|左", "牵头单位|17|单位", "原因|22|原因|左", "停滞期数|9|停滞期数", "督办级别|13|督办级别")
                .tag("/有缓慢事项")
                .one("四、需要协调的困难");
        repeated(word.tag("?无困难表"), "困难")
                .tag("/无困难表")
                .tag("?有困难表")
                .rows("困难表", "单位|18|类别", "编号|9|编号", "整改事项|33|事项|左", "困难|40|说明|左")
                .tag("/有困难表")
                .tag("?有等待事项")
                .body("等待外部条件的事项：");
        repeated(word, "等待事项").tag("/有等待事项").one("五、未报告的单位和事项");
        repeated(word.tag("?无未报告表"), "未报告")
                .tag("/无未报告表")
                .tag("?有未报告表")
                .rows("未报告表", "单位|30|类别", "编号|12|编号", "整改事项|58|事项|左")
                .tag("/有未报告表")
                .one("六、以往会议决定落实情况");
        repeated(word, "未落实决定").one("七、提请注意");
        repeated(word, "提请注意").tag("?有说明").one("八、整改办公室说明");
        repeated(word, "说明").tag("/有说明").tag("?已审定").one("{{决定序号}}、会议决定").body("{{会议}}");
        return repeated(word, "会议决定").tag("/已审定").signed();
    }

    private static Gb9704 letter() {
        return repeated(addressed(), "正文")
                .signed()
                .tag("?已签收")
                .body("（{{签收情况}}）")
                .tag("/已签收");
    }

    private static Gb9704 addressed() {
        return new Gb9704()
                .title("{{标题}}")
                .paragraph("GwNumber", "{{文号}}")
                .body("")
                .paragraph("GwTo", "{{主送}}");
    }

    private static Gb9704 notice() {
        return repeated(addressed(), "正文").signed();
    }

    private static Gb9704 talk() {
        Gb9704 word = new Gb9704()
                .title("{{标题}}")
                .body("")
                .form(
                        4,
                        List.of(
                                List.of("约谈时间|18|1", "{{约谈时间}}　　　时　　　分|82|3"),
                                List.of("约谈地点|18|1", "{{约谈地点}}|82|3"),
                                List.of("约谈人|18|1", "{{约谈人}}|32|1", "约谈对象|18|1", "{{约谈对象}}|32|1"),
                                List.of("其他在场¶人员|18|1", "　|82|3"),
                                List.of("整改事项|18|1", "{{事项编号}}　{{事项标题}}|82|3"),
                                List.of("约谈事由|18|1", "{{约谈事由}}|82|3")))
                .one("一、约谈内容");
        repeated(word, "约谈内容").one("二、单位承诺");
        repeated(word, "单位承诺").one("三、检讨说明");
        return repeated(word, "检讨说明").body("").body("约谈人（签字）：　　　　　　　约谈对象（签字）：").body("记录人：{{记录人}}");
    }

    private static Gb9704 lookBack() {
        Gb9704 word = new Gb9704()
                .title("{{标题}}")
                .body("")
                .form(
                        4,
                        List.of(
                                List.of("轮次|18|1", "{{轮次}}|82|3"),
                                List.of("整改事项|18|1", "{{事项编号}}　{{事项标题}}|82|3"),
                                List.of("牵头单位|18|1", "{{牵头单位}}|32|1", "责任领导|18|1", "{{责任领导}}|32|1"),
                                List.of("销号日期|18|1", "{{销号日期}}|32|1", "开始日期|18|1", "{{开始日期}}|32|1")))
                .one("一、复核情况");
        repeated(word, "复核情况").one("二、结论");
        return repeated(word, "结论").body("").body("回头看人员（签字）：　　　　　　　年　　月　　日");
    }

    private static Gb9704 signOff() {
        return new Gb9704()
                .title("{{标题}}")
                .body("")
                .form(
                        4,
                        List.of(
                                List.of("轮次|16|1", "{{轮次}}|84|3"),
                                List.of("事项编号|16|1", "{{编号}}|34|1", "整改类型|16|1", "{{整改类型}}|34|1"),
                                List.of("整改事项|16|1", "{{事项}}|84|3"),
                                List.of("所属问题|16|1", "{{所属问题}}|84|3"),
                                List.of("牵头单位|16|1", "{{牵头单位}}|34|1", "配合单位|16|1", "{{配合单位}}|34|1"),
                                List.of("责任领导|16|1", "{{责任领导}}|34|1", "整改期限|16|1", "{{整改期限}}|34|1"),
                                List.of("^整改措施|16|1", "{{整改措施}}|84|3"),
                                List.of("^整改成效|16|1", "{{整改成效}}|84|3"),
                                List.of("佐证材料|16|1", "{{佐证材料}}|84|3"),
                                List.of("^核验意见|16|1", "{{核验意见}}|84|3"),
                                List.of("资金核实|16|1", "{{资金核实}}|84|3"),
                                List.of("^责任领导¶意见|16|1", "{{责任领导意见}}|84|3"),
                                List.of("^主要领导¶意见|16|1", "{{主要领导意见}}|84|3"),
                                List.of("^党委会¶决议|16|1", "{{党委会决议}}|84|3")));
    }
}
