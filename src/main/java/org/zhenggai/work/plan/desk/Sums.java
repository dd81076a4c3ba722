package org.zhenggai.work.plan.desk;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Sums of money as findings write them: 128.5万元, 三百余万元, 1．2亿元, 5,000元. */
final class Sums {

    private static final int MOST = 3;
    private static final String ROUGHLY = "\\s?[余多几]?\\s?";

    /** Not the beginning of 元旦, 元素, 元月 and the like. */
    private static final String YUAN = "(?:美|港|欧)?元(?![旦素件首老化月宵勋])";

    private static final String IN_FIGURES = "\\d[\\d,]*(?:\\.\\d+)?" + ROUGHLY + "(?:亿|千万|百万|万|千|百)?" + ROUGHLY + YUAN;

    /** With a word for tens or more: 二元结构 is no sum, 二十元 is one. */
    private static final String IN_WORDS = "(?:[一二三四五六七八九两几数壹贰叁肆伍陆柒捌玖]+[十百千万亿拾佰仟]|[十百千拾佰仟])"
            + "[一二三四五六七八九十百千万亿零〇两壹贰叁肆伍陆柒捌玖拾佰仟]*" + ROUGHLY + "(?:万|亿)?" + ROUGHLY + YUAN;

    private static final Pattern SUM = Pattern.compile(IN_FIGURES + "|" + IN_WORDS);

    private Sums() {}

    /** The first sums of a text, each once, in half-width figures. */
    static List<String> in(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return SUM.matcher(plain)
                .results()
                .map(MatchResult::group)
                .map(sum -> sum.replace(" ", ""))
                .distinct()
                .limit(MOST)
                .toList();
    }
}
