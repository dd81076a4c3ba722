package org.zhenggai.intake.parse.table;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.zhenggai.intake.parse.table.head.ColumnRole;
import org.zhenggai.intake.parse.table.head.ColumnWords;
import org.zhenggai.intake.parse.table.head.ColumnWords.Meaning;
import org.zhenggai.intake.parse.table.head.StackedHead;

/** The head of a table: its words, and what each of them means as far as anybody knows. */
final class TableHead {

    private static final int LONGEST = 32;

    /** What stands in rows and never in heads: figures, days, sentences, and what says itself what it is. */
    private static final Pattern CONTENT = Pattern.compile("[\\d.,%/年月日-]+|.*[。；！？?]|.+[：:].+");

    /** The part of heads that must be known words where a head comes within a table; rows end with such words, too. */
    private static final int LEAST_COVERAGE = 40;

    private final List<String> words;
    private final List<Meaning> meanings = new ArrayList<>();
    private final Set<ColumnRole> roles = EnumSet.noneOf(ColumnRole.class);

    private TableHead(List<String> words, ColumnWords known) {
        this.words = List.copyOf(words);
        for (String word : words) {
            Optional<Meaning> meaning = known.of(word);
            meanings.add(meaning.orElse(null));
            meaning.map(Meaning::role).filter(role -> role != ColumnRole.OTHER).ifPresent(roles::add);
        }
    }

    /** The head that a row is; empty when it is none: it must tell where the problems stand, and one thing more. */
    static Optional<TableHead> of(List<String> cells, ColumnWords known) {
        return like(cells, known).filter(TableHead::isWhole);
    }

    /** The same where it only says two things more; what holds the problems is then to be told by the rows. */
    static Optional<TableHead> like(List<String> cells, ColumnWords known) {
        return cells.stream().allMatch(TableHead::isHead)
                ? Optional.of(new TableHead(cells, known)).filter(head -> head.roles.size() > 1 || head.isTold())
                : Optional.empty();
    }

    /** Whether a cell can be one of a head; a blank one can. */
    static boolean isHead(String cell) {
        return cell.length() <= LONGEST && !CONTENT.matcher(cell).matches();
    }

    /** The head that labels are, whatever they are. */
    static TableHead ofLabels(List<String> labels, ColumnWords known) {
        return new TableHead(labels, known);
    }

    /** The head that rows below each other are together; empty where the lowest is none of it. */
    static Optional<TableHead> stacked(List<List<String>> rows, ColumnWords known) {
        List<List<String>> upper = rows.subList(0, rows.size() - 1);
        List<String> lowest = rows.get(rows.size() - 1);
        boolean isShort = lowest.size() > 1
                && upper.stream().allMatch(row -> row.stream().allMatch(TableHead::isHead))
                && lowest.stream().allMatch(cell -> isHead(cell) && cell.length() <= TableCells.LONGEST_TITLE / 5);
        if (!isShort) {
            return Optional.empty();
        }
        return of(StackedHead.words(rows, known), known).filter(both -> both.isOf(upper, lowest, known));
    }

    /** The lowest row adds to the upper ones, or stands below words that go over several columns. */
    private boolean isOf(List<List<String>> upper, List<String> lowest, ColumnWords known) {
        int told =
                of(StackedHead.words(upper, known), known).map(TableHead::known).orElse(0);
        List<String> above = upper.get(upper.size() - 1);
        boolean isBelowGap = IntStream.range(1, lowest.size())
                .anyMatch(column -> !lowest.get(column).isEmpty()
                        && (column >= above.size() || above.get(column).isEmpty()));
        boolean isHeadItself = of(lowest, known).isPresent();
        return isHeadItself ? isBelowGap && known() >= told : known() > told;
    }

    /** Whether a person said which of its columns holds the problems; then nothing more is needed. */
    private boolean isTold() {
        return meanings.stream()
                .anyMatch(meaning ->
                        meaning != null && meaning.isTold() && meaning.role().isProblem());
    }

    private boolean isWhole() {
        return roles.contains(ColumnRole.FINDING)
                || roles.contains(ColumnRole.DETAIL)
                || (roles.contains(ColumnRole.ITEM) && words.stream().anyMatch(word -> word.contains("整改")));
    }

    /** Whether it can be a head where another one stands above. */
    boolean isPlain() {
        return meanings.stream()
                        .filter(Objects::nonNull)
                        .mapToInt(Meaning::coverage)
                        .average()
                        .orElse(0)
                >= LEAST_COVERAGE;
    }

    /** How many different things it tells. */
    int known() {
        return roles.size();
    }

    boolean has(ColumnRole role) {
        return roles.contains(role);
    }

    List<String> words() {
        return words;
    }

    /** What a column means; empty where nobody knows. */
    Optional<Meaning> meaning(int column) {
        return Optional.ofNullable(meanings.get(column));
    }

    /** Whether another head has the same words, as at the top of a new page. */
    boolean isRepeatedBy(TableHead other) {
        return other.words.equals(words);
    }
}
