package org.zhenggai.intake.parse.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.zhenggai.intake.parse.table.head.ColumnRole;
import org.zhenggai.intake.parse.table.head.ColumnWords.Meaning;
import org.zhenggai.intake.parse.table.head.HeadWord;

/**
 * Settles which column of a table holds what. The heads say so first; where a role has several columns, or a head says nothing,
 * the cells below decide.
 */
final class ColumnChoice {

    /** So many cells of a column are shown to whoever says what it is. */
    private static final int SHOWN = 3;

    /** Of these a second column is told; of others it does no harm that only one is taken. */
    private static final Set<ColumnRole> TOLD_TWICE = Set.of(
            ColumnRole.AREA,
            ColumnRole.UNIT,
            ColumnRole.ASSISTING,
            ColumnRole.LEADER,
            ColumnRole.DEADLINE,
            ColumnRole.MONEY,
            ColumnRole.RECOVERED);

    private final TableHead head;
    private final List<List<String>> rows;
    private final Map<ColumnRole, List<Integer>> found = new EnumMap<>(ColumnRole.class);
    private final List<Integer> open = new ArrayList<>();
    private final TableColumns columns = new TableColumns();

    private ColumnChoice(TableHead head, List<List<String>> rows) {
        this.head = head;
        this.rows = rows;
        IntStream.range(0, head.words().size())
                .forEach(column -> head.meaning(column)
                        .ifPresentOrElse(meaning -> place(meaning.role(), column), () -> open.add(column)));
        found.values().forEach(places -> places.sort(Comparator.comparingInt(this::rank)));
    }

    /**
     * The columns of a table.
     *
     * @param rows some of the rows below the head
     * @param around what stands above the table, which may say that it is one of problems
     * @return without any role where nothing tells what the problems are
     */
    static TableColumns of(TableHead head, List<List<String>> rows, String around) {
        ColumnChoice choice = new ColumnChoice(head, rows);
        choice.chooseProblem(around);
        if (!choice.found.containsKey(ColumnRole.FINDING) && !choice.found.containsKey(ColumnRole.ITEM)) {
            return new TableColumns();
        }
        return choice.chosen();
    }

    /** The columns of a card, which are its labels; one may go on with the card before and say no problem itself. */
    static TableColumns ofCard(TableHead labels, List<List<String>> rows) {
        ColumnChoice choice = new ColumnChoice(labels, rows);
        choice.chooseProblem("");
        return choice.chosen();
    }

    private TableColumns chosen() {
        chooseArea();
        chooseDays();
        chooseMeasures();
        chooseUnits();
        readOpen();
        settle();
        IntStream.range(0, head.words().size()).mapToObj(this::shown).forEach(columns::addHead);
        return columns;
    }

    private void place(ColumnRole role, int column) {
        found.computeIfAbsent(role, any -> new ArrayList<>()).add(column);
    }

    private int rank(int column) {
        return head.meaning(column).map(Meaning::rank).orElse(Integer.MAX_VALUE);
    }

    private ColumnContent content(int column) {
        return ColumnContent.of(rows, column);
    }

    /** Of several columns with problems the one that is the same in more rows is the problem, the other how it shows. */
    private void chooseProblem(String around) {
        List<Integer> candidates = new ArrayList<>(found.getOrDefault(ColumnRole.FINDING, List.of()));
        if (candidates.isEmpty()) {
            candidates.addAll(found.getOrDefault(ColumnRole.DETAIL, List.of()));
            found.remove(ColumnRole.DETAIL);
        }
        candidates.removeIf(column -> content(column).isQuestion());
        if (candidates.isEmpty()) {
            found.remove(ColumnRole.FINDING);
            if (!found.containsKey(ColumnRole.ITEM)) {
                guessProblem(around);
                takeDemand();
            }
            return;
        }
        candidates.sort(
                Comparator.<Integer>comparingLong(column -> content(column).distinct())
                        .thenComparing(this::rank)
                        .thenComparing(column -> content(column).length()));
        found.put(ColumnRole.FINDING, new ArrayList<>(candidates.subList(0, 1)));
        List<Integer> details = new ArrayList<>(candidates.subList(1, candidates.size()));
        details.addAll(found.getOrDefault(ColumnRole.DETAIL, List.of()));
        if (!details.isEmpty()) {
            found.put(ColumnRole.DETAIL, details);
        }
    }

    private void guessProblem(String around) {
        boolean isAbout = HeadWord.isOfRectification(around + String.join("", head.words()));
        open.stream()
                .filter(column -> content(column).isText())
                .filter(column -> content(column).isProblem() || (isAbout && head.has(ColumnRole.MEASURE)))
                .max(Comparator.<Integer, Boolean>comparing(
                                column -> content(column).isProblem())
                        .thenComparing(column -> content(column).length()))
                .ifPresent(column -> guess(ColumnRole.FINDING, column));
    }

    /** What is asked for stands for the problem where measures are beside it and nothing else says what is wrong. */
    private void takeDemand() {
        if (!found.containsKey(ColumnRole.FINDING) && found.containsKey(ColumnRole.MEASURE)) {
            found.getOrDefault(ColumnRole.DEMAND, List.of()).stream()
                    .filter(column -> word(column).contains("改正"))
                    .findFirst()
                    .ifPresent(column -> guess(ColumnRole.DEMAND, column, ColumnRole.FINDING));
        }
    }

    private void guess(ColumnRole from, int column, ColumnRole to) {
        move(from, column, to);
        columns.addGuessed(word(column), to);
    }

    private void guess(ColumnRole role, int column) {
        open.remove((Integer) column);
        place(role, column);
        columns.addGuessed(word(column), role);
    }

    private String word(int column) {
        String word = head.words().get(column);
        return word.isEmpty() ? "第" + (column + 1) + "列" : word;
    }

    private void move(ColumnRole from, int column, ColumnRole to) {
        found.get(from).remove((Integer) column);
        if (found.get(from).isEmpty()) {
            found.remove(from);
        }
        place(to, column);
    }

    /** What is called 类型 may be the kind of an item or how bad it is. */
    private void chooseArea() {
        for (int column : List.copyOf(found.getOrDefault(ColumnRole.AREA, List.of()))) {
            if (content(column).isKind()) {
                move(ColumnRole.AREA, column, ColumnRole.KIND);
            } else if (content(column).isGrade()) {
                move(ColumnRole.AREA, column, ColumnRole.OTHER);
            }
        }
    }

    /** 完成时间 is the deadline where the table has no other, else the day on which it was done. */
    private void chooseDays() {
        for (int column : List.copyOf(found.getOrDefault(ColumnRole.WHEN, List.of()))) {
            boolean isDue = !found.containsKey(ColumnRole.DEADLINE);
            boolean isDone = !isDue && !found.containsKey(ColumnRole.DONE);
            move(ColumnRole.WHEN, column, isDue ? ColumnRole.DEADLINE : isDone ? ColumnRole.DONE : ColumnRole.OTHER);
        }
        List<Integer> done = found.getOrDefault(ColumnRole.DONE, List.of());
        if (!found.containsKey(ColumnRole.DEADLINE)
                && !done.isEmpty()
                && content(done.get(0)).isDue()) {
            guess(ColumnRole.DONE, done.get(0), ColumnRole.DEADLINE);
        }
    }

    /** What is asked for, or else what is to be done, is a measure only where nothing else is. */
    private void chooseMeasures() {
        List<Integer> tasks = found.containsKey(ColumnRole.FINDING) ? found.get(ColumnRole.ITEM) : null;
        List<Integer> asked = found.getOrDefault(ColumnRole.DEMAND, tasks);
        if (asked != null) {
            found.putIfAbsent(ColumnRole.MEASURE, new ArrayList<>(asked));
        }
    }

    /** Where one unit leads and another is responsible, the other works with it. */
    private void chooseUnits() {
        List<Integer> units = found.getOrDefault(ColumnRole.UNIT, List.of());
        if (units.size() > 1
                && !found.containsKey(ColumnRole.ASSISTING)
                && HeadWord.isLeading(word(units.get(0)))
                && HeadWord.isWorking(word(units.get(1)))) {
            move(ColumnRole.UNIT, units.get(1), ColumnRole.ASSISTING);
        }
    }

    private void readOpen() {
        boolean isLed = found.containsKey(ColumnRole.LEADER);
        for (int column : List.copyOf(open)) {
            ColumnContent content = content(column);
            var role = content.role().filter(one -> !found.containsKey(one) && (one != ColumnRole.PERSON || !isLed));
            if (role.isPresent() && role.get() == ColumnRole.NUMBER) {
                place(ColumnRole.NUMBER, column);
            } else if (role.isPresent()) {
                guess(role.get(), column);
            }
        }
    }

    private ColumnHead shown(int column) {
        ColumnRole role = found.entrySet().stream()
                .filter(one -> one.getValue().contains(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        return new ColumnHead(
                head.words().get(column),
                role,
                content(column).cells().stream().limit(SHOWN).toList());
    }

    private void settle() {
        found.forEach((role, places) -> {
            columns.set(role, places);
            HeadWord word = HeadWord.of(head.words().get(places.get(0)));
            columns.setMoneyUnit(role, word.unit());
            if (TOLD_TWICE.contains(role)) {
                places.stream()
                        .skip(1)
                        .filter(column -> !content(column).isEmpty())
                        .forEach(column -> columns.addDoubled(role, column, word(places.get(0)), word(column)));
            }
            places.forEach(column -> head.meaning(column)
                    .filter(meaning -> meaning.besides() != null && isLost(meaning))
                    .ifPresent(meaning -> columns.addJoined(word(column), role, meaning.besides())));
        });
    }

    /** Names behind a unit are told apart, and what has a column of its own is not lost. */
    private boolean isLost(Meaning meaning) {
        boolean isPerson = meaning.besides() == ColumnRole.PERSON || meaning.besides() == ColumnRole.LEADER;
        return !found.containsKey(meaning.besides()) && !(meaning.role() == ColumnRole.UNIT && isPerson);
    }
}
