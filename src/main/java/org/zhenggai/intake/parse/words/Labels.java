package org.zhenggai.intake.parse.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.zhenggai.intake.parse.table.head.ColumnWords;

/** The labels before parts of a finding, such as 整改措施：, each a line of {@code intake/labels.csv}. */
public final class Labels {

    /** What stands behind a label. */
    public enum Role {
        FINDING,
        MEASURE,
        ACCOUNT,
        RESULT,
        UNIT,
        ASSISTING,
        LEADER,
        DEADLINE,
        GOAL,
        STATUS,
        MONEY,
        REMARK
    }

    /**
     * A label in a text.
     *
     * @param textFrom where that begins which it labels
     */
    public record Label(Role role, String word, int textFrom) {}

    /**
     * What stands where a label may stand.
     *
     * @param textFrom where that begins which it labels
     */
    public record Unknown(String word, int textFrom) {}

    static final Map<String, Role> WORDS = read();

    private static final Map<Integer, List<String>> BY_LENGTH =
            WORDS.keySet().stream().collect(Collectors.groupingBy(String::length));

    private static final int LONGEST = 14;
    private static final int LEAST_WITH_A_SLIP = 4;
    private static final Pattern LABEL = Pattern.compile(
            "(?:[-—·•◆◇●○■□▪★☆※▲►➢√]|[（]?[一二三四五六七八九十\\d]{1,2}[）、.]|[①-⑳])?(?:[【\\[（]([^】\\]）\n：]{2,14})[】\\]）][：]?\n?|([^，。；：、（）【】\\[\\]“”《》\n]{2,14})[：]\n?|([^，。；：、（）【】\\[\\]“”《》\n]{2,14})\n)");

    private static final Pattern KIND = Pattern.compile(
            "(?:责任|牵头|主责|配合|协同|协办)[\\p{IsHan}]{1,4}|(?:责任|牵头|主责|主办|承办|分管|包抓|包案|配合|协同|协办|协助|整改)[\\p{IsHan}/、]{0,7}(?:人|人员|领导|同志|书记|单位|部门|[科处股]室|主体|机构|电话)");

    /** 存在问题2： */
    private static final String NUMERALS = "一二三四五六七八九十0123456789";

    private static final Pattern COUNTED = Pattern.compile("(?<=.{2})[一二三四五六七八九十\\d]{1,2}$");

    private static final Map<String, Role> ENDS = ends();

    private Labels() {}

    private static Map<String, Role> read() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream in = Labels.class.getResourceAsStream("/intake/labels.csv");
                CSVParser rows = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Map<String, Role> words = new LinkedHashMap<>();
            rows.forEach(row ->
                    words.put(row.get("word"), Role.valueOf(row.get("role").toUpperCase(Locale.ROOT))));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Known labels that say enough to be the end of longer ones. */
    private static Map<String, Role> ends() {
        Map<String, Role> ends = new LinkedHashMap<>();
        WORDS.forEach((word, role) -> {
            boolean isTelling = role == Role.MEASURE || role == Role.ACCOUNT || role == Role.RESULT;
            if (isTelling && (word.length() >= 4 || word.equals("回复") || word.equals("答复"))) {
                ends.put(word, role);
            }
        });
        return ends;
    }

    /** The label that begins here, with a colon, in brackets or alone on its line; empty where none does. */
    public static Optional<Label> at(CharSequence flat, int from, int to) {
        if (!mayBegin(flat, from, to)) {
            return Optional.empty();
        }
        Matcher match = LABEL.matcher(flat).region(from, Math.min(to, from + 2 * LONGEST));
        if (!match.lookingAt()) {
            return Optional.empty();
        }
        if (match.group(3) != null) {
            return role(match.group(3)).map(role -> new Label(role, match.group(3), match.end()));
        }
        String word = match.group(1) != null ? match.group(1) : match.group(2);
        return role(word).or(() -> byEnd(word)).map(role -> new Label(role, word, match.end()));
    }

    /** Before a colon the end of a label tells what it is over, whoever stands before it: 学校回复：, 区城管局落实情况： */
    private static Optional<Role> byEnd(String word) {
        return ENDS.entrySet().stream()
                .filter(end -> word.length() > end.getKey().length() && word.endsWith(end.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The words before a colon or in brackets at the beginning of a line, without their number, where {@link #at} knows none. */
    public static Optional<Unknown> unknown(CharSequence flat, int from, int to) {
        if (!isClosedSoon(flat, from, to) || !mayBegin(flat, from, to)) {
            return Optional.empty();
        }
        Matcher match = LABEL.matcher(flat).region(from, Math.min(to, from + 2 * LONGEST));
        if (!match.lookingAt() || match.group(3) != null) {
            return Optional.empty();
        }
        String word = match.group(1) != null ? match.group(1) : match.group(2);
        return role(word).or(() -> byEnd(word)).isPresent()
                ? Optional.empty()
                : Optional.of(new Unknown(withoutNumber(word), match.end()));
    }

    /** Whether what ends a label comes soon enough and before what never stands in one; most sentences are told by that. */
    private static boolean mayBegin(CharSequence flat, int from, int to) {
        boolean isBracket = false;
        for (int at = from; at < Math.min(to, from + 2 * LONGEST); at++) {
            switch (flat.charAt(at)) {
                case '：', '\n', '】', ']', '）' -> {
                    return true;
                }
                case '【', '[', '（' -> isBracket = true;
                case '，', '。', '；', '“', '”', '《', '》' -> {
                    if (!isBracket) {
                        return false;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    /** Whether a colon or a square bracket comes before the sentence ends; most lines are told by that. */
    private static boolean isClosedSoon(CharSequence flat, int from, int to) {
        for (int at = from; at < Math.min(to, from + 2 * LONGEST); at++) {
            switch (flat.charAt(at)) {
                case '：', '】', ']' -> {
                    return true;
                }
                case '，', '。', '；', '\n' -> {
                    return false;
                }
                default -> {}
            }
        }
        return false;
    }

    /** What a word labels, also with one slip of the pen in it. */
    public static Optional<Role> role(String word) {
        Optional<Role> exact = exact(word);
        if (exact.isPresent() || word.length() < LEAST_WITH_A_SLIP) {
            return exact;
        }
        for (String known : BY_LENGTH.getOrDefault(word.length(), List.of())) {
            if (differsByOne(known, word)) {
                return Optional.of(WORDS.get(known));
            }
        }
        return Optional.empty();
    }

    /** What a heading labels, with or without its stop. */
    public static Optional<Role> ofHeading(String heading) {
        boolean isStopped = heading.endsWith("：") || heading.endsWith("。");
        return role(isStopped ? heading.substring(0, heading.length() - 1) : heading);
    }

    /** What a word labels that is known as it stands. */
    static Optional<Role> exact(String numbered) {
        String word = withoutNumber(numbered);
        Role known = WORDS.containsKey(word) ? WORDS.get(word) : ofColumn(word);
        return Optional.ofNullable(known == null ? ofKind(word) : known);
    }

    /** Most have none, and are told by their last character. */
    private static String withoutNumber(String word) {
        boolean mayEnd = !word.isEmpty() && NUMERALS.indexOf(word.charAt(word.length() - 1)) >= 0;
        return mayEnd ? COUNTED.matcher(word).replaceFirst("") : word;
    }

    /** 责任 and whoever has it: each office calls its parts otherwise. */
    private static Role ofKind(String word) {
        if (!KIND.matcher(word).matches()) {
            return null;
        }
        if (word.startsWith("配合") || word.startsWith("协")) {
            return Role.ASSISTING;
        }
        if (word.matches(".*(?:单位|部门|科室|处室|主体).*")) {
            return Role.UNIT;
        }
        return word.matches(".*(?:人|领导|人员|同志|书记|电话)") ? Role.LEADER : Role.UNIT;
    }

    /** The words of columns label the same where they stand before a text. */
    private static Role ofColumn(String word) {
        return ColumnWords.known()
                .role(word)
                .map(role -> switch (role) {
                    case FINDING, DETAIL, ITEM -> Role.FINDING;
                    case MEASURE, DEMAND -> Role.MEASURE;
                    case RESULT -> Role.RESULT;
                    case UNIT -> Role.UNIT;
                    case ASSISTING -> Role.ASSISTING;
                    case LEADER, PERSON -> Role.LEADER;
                    case DEADLINE, WHEN -> Role.DEADLINE;
                    case STATUS, KIND, DONE -> Role.STATUS;
                    case MONEY, RECOVERED -> Role.MONEY;
                    case NUMBER, AREA, NEXT, OTHER -> null;
                })
                .orElse(null);
    }

    private static boolean differsByOne(String known, String word) {
        int differences = 0;
        for (int n = 0; n < known.length() && differences < 2; n++) {
            differences += known.charAt(n) == word.charAt(n) ? 0 : 1;
        }
        return differences == 1;
    }
}
