package org.zhenggai.intake.parse.table;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.zhenggai.intake.Deadlines;
import org.zhenggai.intake.parse.table.head.ColumnRole;
import org.zhenggai.intake.parse.words.Wording;
import org.zhenggai.kernel.Days;

/** What the cells of a column say of it: evidence where its head says nothing. Blank cells say nothing. */
record ColumnContent(List<String> cells) {

    /** So much of its cells, in percent, must speak for something. */
    private static final int MOST = 80;

    private static final int HALF = 50;
    private static final int LONG = 6;

    private static final Pattern STATUS =
            Pattern.compile("(?:已|基本|全部|部分|未|正在|尚未|持续)?(?:完成|整改|销号|办结|推进|闭环|落实|整改完成|完成整改|整改到位|完成销号|整改销号)(?:中|到位)?"
                    + "|(?:整改|推进|进行|办理|落实|实施)中|是|否|√|×|✓|✔|长期坚持|未启动|已启动|红|黄|绿|(?:红|黄|绿)[灯色]");
    private static final Pattern KIND =
            Pattern.compile("立行立改|立知立改|即知即改|即行即改|立查立改|立即整改|限期整改|限时整改|长期坚持|长期整改|持续整改|分阶段整改|阶段性整改|立整立改");
    private static final Pattern GRADE =
            Pattern.compile("(?:一般|较大|重大|严重|轻微|重要|高|中|低|特别重大|[一二三四ⅠⅡⅢⅣ]级|[ABC]类?)(?:问题|隐患|缺陷|风险)?");
    private static final Pattern UNIT_NAME = Pattern.compile(
            "[\\p{IsHan}A-Za-z0-9（）()]{0,14}(?:局|办|部|中心|科|科室|处|室|所|站|队|院|系|公司|厂|车间|班组|村|社区|委员会|党委|支部|镇|街道|乡|组|会|馆|学校|医院|办公室)"
                    + "(?:[、,，；;/ ].{1,60})?");
    private static final String SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费廉岑薛雷贺倪汤"
            + "罗毕郝安常乐于傅齐康伍余元卜顾孟黄穆萧尹姚邵汪祁毛狄臧戴宋庞熊纪舒项祝董梁杜阮蓝闵季贾江童颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍"
            + "万柯卢莫房缪丁邓洪包左石崔吉龚程邢裴陆荣翁荀甄曲封靳段焦侯车全班秋仲宫宁甘武符刘景詹龙叶黎白邰乔谭劳冉温庄柴瞿连习易慎戈廖曾关简沙游肖";
    private static final Pattern PERSON =
            Pattern.compile("[" + SURNAMES + "](?:某某?|[\\p{IsHan}]{1,2})(?:[、,，；; ][\\p{IsHan}]{2,4})*");

    static ColumnContent of(List<List<String>> rows, int column) {
        return new ColumnContent(rows.stream()
                .map(row -> column < row.size() ? row.get(column) : "")
                .filter(cell -> !cell.isEmpty())
                .toList());
    }

    static boolean isStatus(String cell) {
        return STATUS.matcher(cell).matches();
    }

    static boolean isPerson(String text) {
        return PERSON.matcher(text).matches();
    }

    static boolean isUnit(String text) {
        return UNIT_NAME.matcher(text).matches();
    }

    boolean isEmpty() {
        return cells.isEmpty();
    }

    long distinct() {
        return cells.stream().distinct().count();
    }

    double length() {
        return cells.stream().mapToInt(String::length).average().orElse(0);
    }

    boolean isKind() {
        return mostly(HALF, cell -> KIND.matcher(cell).matches());
    }

    boolean isGrade() {
        return mostly(MOST, cell -> GRADE.matcher(cell).matches());
    }

    /** Whether most cells say what is wrong. */
    boolean isProblem() {
        return mostly(HALF, cell -> cell.length() >= LONG - 2 && Wording.statesProblem(firstSentence(cell)));
    }

    private static String firstSentence(String cell) {
        return cell.split("[。；;]", 2)[0];
    }

    /** Whether they ask, as lists of questions and answers do. */
    boolean isQuestion() {
        return mostly(HALF, cell -> cell.endsWith("？") || cell.endsWith("?"));
    }

    /** Whether they name days to come rather than days gone by: 长期坚持, 9月底前. */
    boolean isDue() {
        return mostly(
                HALF,
                cell -> cell.endsWith("前")
                        || cell.endsWith("底")
                        || (Days.parse(cell).isEmpty() && Deadlines.kind(cell).isPresent()));
    }

    /** Whether most cells count parts: 一是…；二是…, 1.… 2.… */
    boolean isCounted() {
        return mostly(HALF, cell -> TableCells.parts(cell, 1).size() > 1);
    }

    boolean isText() {
        return length() >= LONG;
    }

    /** What they are by themselves; empty where they can be anything. */
    Optional<ColumnRole> role() {
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        if (isCount()) {
            return Optional.of(ColumnRole.NUMBER);
        }
        if (mostly(
                MOST,
                cell -> Deadlines.kind(cell).isPresent()
                        || Deadlines.isYearless(cell)
                        || Days.parse(cell).isPresent())) {
            return Optional.of(ColumnRole.DEADLINE);
        }
        if (mostly(MOST, ColumnContent::isStatus)) {
            return Optional.of(ColumnRole.STATUS);
        }
        if (mostly(MOST, ColumnContent::isUnit)) {
            return Optional.of(ColumnRole.UNIT);
        }
        return mostly(MOST, ColumnContent::isPerson) ? Optional.of(ColumnRole.PERSON) : Optional.empty();
    }

    /** 1, 2, 3 and so on. */
    private boolean isCount() {
        for (int n = 0; n < cells.size(); n++) {
            if (TableCells.number(cells.get(n), "") != n + 1) {
                return false;
            }
        }
        return cells.size() > 1;
    }

    private boolean mostly(int percent, Predicate<String> what) {
        return !cells.isEmpty() && 100 * cells.stream().filter(what).count() >= (long) percent * cells.size();
    }
}
