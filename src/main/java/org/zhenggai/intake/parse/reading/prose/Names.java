package org.zhenggai.intake.parse.reading.prose;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Numerals;

/** What a list of problems is called: by the clause before its lead, or by the heading over it. */
final class Names {

    private static final Pattern OPENING = Pattern.compile("(?:[" + Numerals.CHARACTERS + "]{1,3}[、.]|（["
            + Numerals.CHARACTERS + "]{1,3}）|第?[" + Numerals.CHARACTERS
            + "]{1,2}(?:是(?![否非])|[，、])|（?\\d{1,2}[.、）]|[①-⑳]|此外，|同时，|另外，)");
    private static final Pattern FIELD = Pattern.compile("(?:在|关于)?([^在，。：；]{2,30}方面)");
    private static final Pattern SPEAKERS = Pattern.compile(
            "(?:以下|下列|如下)?(?:几个|几|\\d{1,2}个)?方面|.{0,20}(?:巡察|巡视|审计|督察|督导|检查|反馈|指出).{0,24}|.*(?:相比|期盼|期待|要求).*差距|.*(?:仍|还|但).{0,4}(?:有|存在).{0,6}|.{0,12}(?:公司|单位|党委|党组|支部|总支|社区|学校|中心|局|院|委).{0,6}|.{0,30}(?:存在|发现|仍有)(?:了)?(?:一些|不少|以下)?(?:突出|主要)?(?:问题|不足)|会上|反馈");
    private static final int SHORTEST = 4;
    private static final int LONGEST = 80;

    private final Source source;

    Names(Source source) {
        this.source = source;
    }

    /** Whether words tell who found something rather than what. */
    static boolean speaks(String words) {
        return SPEAKERS.matcher(words).matches();
    }

    /** The clause before the lead, else the line above it where that is a heading; empty where neither names anything. */
    String before(int from, int to, Source.Line above) {
        int begin = to;
        while (begin > from && "。；".indexOf(source.at(begin - 1)) < 0 && (begin == to || source.at(begin - 1) != '，')) {
            begin--;
        }
        String own = bare(source.title(begin, to));
        if (own.length() >= SHORTEST && !speaks(own)) {
            return own;
        }
        String line =
                above == null ? "" : source.title(above.from(), above.to()).strip();
        String over = bare(line);
        boolean isHeading = !line.startsWith(over) || FIELD.matcher(over).find();
        return over.length() >= SHORTEST && isHeading ? over : "";
    }

    /** The field that words name, else empty. */
    static String field(String words) {
        Matcher field = FIELD.matcher(words);
        return field.find() ? field.group(1) : "";
    }

    /** A field where the words name one, else their first clause. */
    private static String bare(String text) {
        String behind = text.strip();
        for (Matcher mark = OPENING.matcher(behind); mark.lookingAt(); mark = OPENING.matcher(behind)) {
            behind = behind.substring(mark.end()).strip();
        }
        String field = field(behind);
        String title = field.isEmpty()
                ? behind.replaceFirst("^[，。：；]+", "")
                        .replaceFirst("^在", "")
                        .replaceFirst("[。，：；,:;].*$", "")
                        .strip()
                : field;
        return title.length() > LONGEST ? title.substring(0, LONGEST) : title;
    }
}
