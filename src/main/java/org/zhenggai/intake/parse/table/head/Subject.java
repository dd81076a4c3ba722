package org.zhenggai.intake.parse.table.head;

import java.util.List;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.words.Wording;

/** What a table is about, as its heads and what stands over it say. */
public final class Subject {

    private static final Pattern NAMED = Pattern.compile("整改|巡察|巡视|审计|督察|隐患|销号|检视|查摆|反馈(?:的?问题|意见)");
    private static final Pattern PROBLEM = Pattern.compile("问题|隐患|不足|短板|缺陷|差距|不符合");

    /** How a problem is put right; 处理措施 and 处罚内容 are of complaints, faults and fines. */
    private static final Pattern REMEDY =
            Pattern.compile("(?!.*(?:处理|处置|应急|防控|防范|管控|预防)).*(?:整改|改进|改正|纠正|措施|举措|对策|[怎如][么样何]改).*");

    private Subject() {}

    /** Whether a table is one of problems that are put right: its heads say so, or the lines over it. */
    public static boolean isRectification(List<ColumnHead> heads, List<String> over) {
        List<String> words =
                heads.stream().map(head -> head.word().replaceAll("\\s", "")).toList();
        boolean isNamed = over.stream().anyMatch(Wording::namesRectification)
                || words.stream().anyMatch(word -> NAMED.matcher(word).find());
        return isNamed
                || (words.stream().anyMatch(word -> PROBLEM.matcher(word).find())
                        && words.stream().anyMatch(word -> REMEDY.matcher(word).matches()));
    }
}
