package org.zhenggai.intake.parse.reading.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Numerals;

/** What stands over problems within a text: the name of a field (在…方面，) or of a unit (某局党组：). */
final class Heads {

    /** A head, and where its problems begin. */
    record Head(int from, Clause title, int to) {}

    private static final String HAN = "[" + Numerals.CHARACTERS + "]{1,3}";
    /** A number or a joint before a clause. */
    static final String MARK = "(?:" + HAN + "、|（" + HAN + "）|第?" + HAN
            + "(?:是(?![否非])|[，、])|（\\d{1,2}）|\\d{1,2}[.、）](?!\\d)|[①-⑳]|此外，|同时，|另外，|其中，)";

    private static final Pattern FIELD = Pattern.compile(MARK + "?(?:[^，。；：\n]{0,10}(?<!存)在|关于|从)?"
            + "((?:(?!方面)[^，。；：\n]){2,50}方面)(?:(?:存在的?)?(?:主要|突出)?(?:问题|不足)(?=[，：。]))?"
            + "(?:([，：。])|(?=(?:还|主要|仍|也)?存在(?!的)))");
    private static final Pattern UNIT_NAME =
            Pattern.compile("[^，。；：、“”\n]{1,26}(?:党委|党组|党工委|总支|支部|委员会|局|委|办|院|中心|公司|[镇乡村]|街道|社区|校|[大中小]学"
                    + "|所|站|厂|处|科|部|队|集团|银行|支行|园|馆|楼|库|协会|商会|学会|工会|联合会|机关|小区|市场|超市|酒店|项目|工地|车间|班组|联社)");
    private static final Pattern UNIT = Pattern.compile(MARK + "?(" + UNIT_NAME.pattern() + ")：");
    private static final Pattern NO_UNIT = Pattern.compile(".*(?:责任|牵头|配合|协办|主办|承办|被巡察|巡察|巡视|主管|会议|监督|发布|来源).*");

    private final Source source;

    Heads(Source source) {
        this.source = source;
    }

    /** Whether words are the name of a unit. */
    static boolean isUnit(String words) {
        return UNIT_NAME.matcher(words).matches() && !NO_UNIT.matcher(words).matches();
    }

    /** The unit that a line opens with, before a colon. */
    Optional<Head> unit(int from, int to) {
        Matcher unit = UNIT.matcher(source.flat()).region(from, to);
        boolean isOne = unit.lookingAt() && isUnit(unit.group(1)) && to - unit.end() > 3;
        return isOne
                ? Optional.of(new Head(from, new Clause(unit.start(1), unit.end(1)), unit.end()))
                : Optional.empty();
    }

    /** The fields that sentences open with; without a stop behind its name only where more than one thing is told. */
    List<Head> fields(int from, int to) {
        List<Head> heads = new ArrayList<>();
        Matcher field = FIELD.matcher(source.flat());
        int at = from;
        while (at < to) {
            field.region(at, to);
            boolean isOne = field.lookingAt()
                    && to - field.end() > 3
                    && (field.group(2) != null || isEnumerated(field.end(), to));
            if (isOne) {
                heads.add(new Head(at, new Clause(field.start(1), field.end(1)), field.end()));
            }
            at = Math.max(next(at, to), isOne ? field.end() : 0);
        }
        return heads;
    }

    /** The first field of a line whose sentence names who it is about before it. */
    Optional<Head> within(int from, int to) {
        for (int at = from; at < to; at++) {
            boolean opens = at == from || "，。；：".indexOf(source.at(at - 1)) >= 0;
            List<Head> heads = opens ? fieldsAt(at, to) : List.of();
            if (!heads.isEmpty()) {
                return Optional.of(heads.get(0));
            }
        }
        return Optional.empty();
    }

    private List<Head> fieldsAt(int at, int to) {
        Matcher field = FIELD.matcher(source.flat()).region(at, to);
        boolean isOne = field.lookingAt() && to - field.end() > 3;
        boolean opensLine = isOne && (at == 0 || source.at(at - 1) == '\n') && "：".equals(field.group(2));
        return isOne && (opensLine || isEnumerated(field.end(), to))
                ? List.of(new Head(at, new Clause(field.start(1), field.end(1)), field.end()))
                : List.of();
    }

    /** Whether more than one thing is told up to the end of the sentence. */
    private boolean isEnumerated(int from, int to) {
        for (int at = from; at < to && "。；".indexOf(source.at(at)) < 0; at++) {
            if ("，、".indexOf(source.at(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Where the next sentence or clause between semicolons begins. */
    private int next(int at, int to) {
        int next = at;
        while (next < to && "。；：\n".indexOf(source.at(next)) < 0) {
            next++;
        }
        return next + 1;
    }
}
