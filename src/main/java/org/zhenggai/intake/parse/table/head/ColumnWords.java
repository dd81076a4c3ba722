package org.zhenggai.intake.parse.table.head;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhenggai.intake.parse.marking.Meaning;

/**
 * What the heads of columns mean. The words are data, {@code intake/column-heads.csv}; what an office has said of heads of
 * its own comes first. Of several words with which a head ends the longest counts: 整改完成时间 is none of 完成时间.
 */
public final class ColumnWords {

    private static final String FILE = "/intake/column-heads.csv";
    private static final int LONGEST_HEADING = 16;
    private static final int TOLD = -1;
    private static final List<String> COMMON = List.of("整改措施", "责任单位", "责任部门", "整改时限", "完成时限", "反馈问题", "存在问题", "整改情况");

    /** A word with a slip is none that stands for the whole head. */
    private static final int SLIP_COVERAGE = 75;

    private static final ColumnWords KNOWN = new ColumnWords(lines(), Map.of());

    private final List<Word> all;
    private final Map<String, Word> endings;
    private final List<Word> gapped;
    private final Map<String, ColumnRole> told;

    /** A line of the data; the rank is its place, the earlier the better. */
    record Word(ColumnRole role, String text, int rank, Pattern gapped) {

        boolean isGapped() {
            return gapped != null;
        }
    }

    /**
     * What a head means.
     *
     * @param rank the lower, the rather is it the column of its role
     * @param coverage how much of the head its word is, in percent
     * @param besides another role that the same column has, such as 措施及完成时限; else null
     */
    public record Meaning(ColumnRole role, int rank, int coverage, ColumnRole besides) {

        /** Whether a person said so. */
        public boolean isTold() {
            return rank == TOLD;
        }
    }

    private ColumnWords(List<Word> all, Map<String, ColumnRole> told) {
        this.all = all;
        this.told = told;
        this.gapped = all.stream().filter(Word::isGapped).toList();
        this.endings =
                all.stream().filter(word -> !word.isGapped()).collect(Collectors.toMap(Word::text, word -> word));
    }

    /** The words that everybody has. */
    public static ColumnWords known() {
        return KNOWN;
    }

    /** These with what people said of heads that nobody knew. */
    public ColumnWords with(Map<String, ColumnRole> heads) {
        Map<String, ColumnRole> more = new HashMap<>(told);
        heads.forEach((head, role) -> more.put(plain(head), role));
        return new ColumnWords(all, more);
    }

    /** A head as it is compared, and kept where people say what it means. */
    public static String plain(String head) {
        return HeadWord.of(head).text();
    }

    List<Word> all() {
        return all;
    }

    private static List<Word> lines() {
        try (InputStream in = ColumnWords.class.getResourceAsStream(FILE)) {
            List<Word> words = new ArrayList<>();
            String data = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            data.lines().filter(line -> !line.startsWith("#")).forEach(line -> words.add(word(line, words.size())));
            return List.copyOf(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Word word(String line, int rank) {
        String[] fields = line.split(",", 2);
        boolean isGapped = fields[1].indexOf('*') >= 0;
        Pattern pattern = isGapped
                ? Pattern.compile(Stream.of(fields[1].split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")))
                : null;
        return new Word(ColumnRole.valueOf(fields[0]), fields[1], rank, pattern);
    }

    /** What a word means that is one of these as it stands; empty for others. */
    public Optional<ColumnRole> role(String word) {
        return Optional.ofNullable(endings.get(word)).map(Word::role);
    }

    /** What a head means; empty where nobody knows. */
    public Optional<Meaning> of(String head) {
        HeadWord word = HeadWord.of(head);
        String text = word.text();
        if (told.containsKey(text)) {
            return Optional.of(new Meaning(told.get(text), TOLD, 100, null));
        }
        if (text.isEmpty() || text.length() > LONGEST_HEADING) {
            return Optional.empty();
        }
        List<String> parts = endings.containsKey(text) ? List.of(text) : word.parts();
        List<Meaning> meanings =
                parts.stream().flatMap(part -> ofPart(part).stream()).toList();
        return meanings.isEmpty() ? withSlip(text) : Optional.of(joined(meanings));
    }

    /** One of the commonest heads of which one character is another one; rarer words are too near to each other. */
    private Optional<Meaning> withSlip(String text) {
        return COMMON.stream()
                .filter(word -> word.length() == text.length() && differsByOne(word, text))
                .flatMap(word -> ofPart(word).stream())
                .map(meant -> new Meaning(meant.role(), meant.rank(), SLIP_COVERAGE, null))
                .findFirst();
    }

    private static boolean differsByOne(String one, String other) {
        int different = 0;
        for (int n = 0; n < one.length(); n++) {
            different += one.charAt(n) == other.charAt(n) ? 0 : 1;
        }
        return different == 1;
    }

    /** What is of no use gives way to what is; of the others the first counts, but 整改内容及措施 and 目标及措施 are measures. */
    private static Meaning joined(List<Meaning> meanings) {
        List<Meaning> useful =
                meanings.stream().filter(one -> one.role() != ColumnRole.OTHER).toList();
        if (useful.isEmpty()) {
            return meanings.get(0);
        }
        Meaning first = useful.stream()
                .filter(one -> isTask(useful.get(0).role()) && one.role() == ColumnRole.MEASURE)
                .findFirst()
                .orElse(useful.get(0));
        ColumnRole besides = useful.stream()
                .map(Meaning::role)
                .filter(role -> role != first.role())
                .filter(role -> !(first.role().isProblem() && role.isProblem()))
                .filter(role ->
                        first.role() != ColumnRole.MEASURE || (role != ColumnRole.DEMAND && role != ColumnRole.ITEM))
                .findFirst()
                .orElse(null);
        return new Meaning(first.role(), first.rank(), first.coverage(), besides);
    }

    private static boolean isTask(ColumnRole role) {
        return role == ColumnRole.ITEM || role == ColumnRole.DEMAND;
    }

    private Optional<Meaning> ofPart(String part) {
        Optional<Word> exact = Optional.ofNullable(endings.get(part));
        Optional<Word> found =
                exact.or(() -> gapped(part, false)).or(() -> ending(part)).or(() -> gapped(part, true));
        return found.map(word -> new Meaning(
                word.role(), word.rank(), 100 * word.text().replace("*", "").length() / part.length(), null));
    }

    /** @param isOpen whether the word may go on behind its end, 是否* */
    private Optional<Word> gapped(String part, boolean isOpen) {
        return gapped.stream()
                .filter(word -> word.text().endsWith("*") == isOpen)
                .filter(word -> isOpen ? word.gapped().matcher(part).lookingAt() : endsWith(word, part))
                .max((one, other) ->
                        Integer.compare(one.text().length(), other.text().length()));
    }

    private static boolean endsWith(Word word, String part) {
        var matcher = word.gapped().matcher(part);
        return matcher.find() && matcher.end() == part.length();
    }

    private Optional<Word> ending(String part) {
        for (int from = 0; from < part.length(); from++) {
            Word word = endings.get(part.substring(from));
            if (word != null) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }
}
