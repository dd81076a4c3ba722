package org.zhenggai.intake.parse.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zhenggai.intake.parse.table.head.ColumnHead;
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
            ColumnRole.DETAIL,
            ColumnRole.UNIT,
            ColumnRole.ASSISTING,
            ColumnRole.LEADER,
            ColumnRole.DEADLINE,
            ColumnRole.MONEY,
            ColumnRole.RECOVERED);

    private final TableHead head;
    private final List<List<String>> rows;
    private final TableColumns columns = new TableColumns();
    private final ColumnPlaces places;

    private ColumnChoice(TableHead head, List<List<String>> rows) {
        this.head = head;
        this.rows = rows;
        this.places = new ColumnPlaces(head, rows, columns);
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
        if (!choice.places.has(ColumnRole.FINDING) && !choice.places.has(ColumnRole.ITEM)) {
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

    /** The columns of a table whose problems stand over its rows; nothing where it has no measures. */
    static TableColumns ofMeasures(TableHead head, List<List<String>> rows) {
        return head.has(ColumnRole.MEASURE) ? ofCard(head, rows) : new TableColumns();
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

    /** Of several columns with problems the one that is the same in more rows is the problem, the other how it shows. */
    private void chooseProblem(String around) {
        List<Integer> candidates = new ArrayList<>(places.of(ColumnRole.FINDING));
        if (candidates.isEmpty()) {
            candidates.addAll(places.of(ColumnRole.DETAIL));
            places.remove(ColumnRole.DETAIL);
        }
        candidates.removeIf(column -> places.content(column).isQuestion());
        if (candidates.isEmpty()) {
            places.remove(ColumnRole.FINDING);
            if (!places.has(ColumnRole.ITEM)) {
                guessProblem(around);
                takeDemand();
            }
            return;
        }
        candidates.sort(Comparator.<Integer>comparingLong(
                        column -> places.content(column).distinct())
                .thenComparing(places::rank)
                .thenComparing(column -> places.content(column).length()));
        places.set(ColumnRole.FINDING, new ArrayList<>(candidates.subList(0, 1)));
        List<Integer> details = new ArrayList<>(candidates.subList(1, candidates.size()));
        details.addAll(places.of(ColumnRole.DETAIL));
        if (!details.isEmpty()) {
            places.set(ColumnRole.DETAIL, details);
        }
    }

    private void guessProblem(String around) {
        boolean isAbout = HeadWord.isOfRectification(around + String.join("", head.words()));
        places.open().stream()
                .filter(column -> places.content(column).isText())
                .filter(column -> places.content(column).isProblem() || (isAbout && head.has(ColumnRole.MEASURE)))
                .max(Comparator.<Integer, Boolean>comparing(
                                column -> places.content(column).isProblem())
                        .thenComparing(column -> places.content(column).length()))
                .ifPresent(column -> places.guess(ColumnRole.FINDING, column));
    }

    /** What is asked for stands for the problem where measures are beside it and nothing else says what is wrong. */
    private void takeDemand() {
        if (!places.has(ColumnRole.FINDING) && places.has(ColumnRole.MEASURE)) {
            places.of(ColumnRole.DEMAND).stream()
                    .filter(column -> places.word(column).contains("改正"))
                    .findFirst()
                    .ifPresent(column -> places.guess(ColumnRole.DEMAND, column, ColumnRole.FINDING));
        }
    }

    /** What is called 类型 may be the kind of an item or how bad it is. */
    private void chooseArea() {
        for (int column : List.copyOf(places.of(ColumnRole.AREA))) {
            if (places.content(column).isKind()) {
                places.move(ColumnRole.AREA, column, ColumnRole.KIND);
            } else if (places.content(column).isGrade()) {
                places.move(ColumnRole.AREA, column, ColumnRole.OTHER);
            }
        }
    }

    /** 完成时间 is the deadline where the table has no other, else the day on which it was done; so is 办结时间 in a plan. */
    private void chooseDays() {
        for (int column : List.copyOf(places.of(ColumnRole.WHEN))) {
            boolean isDue = !places.has(ColumnRole.DEADLINE);
            boolean isDone = !isDue && !places.has(ColumnRole.DONE);
            places.move(
                    ColumnRole.WHEN, column, isDue ? ColumnRole.DEADLINE : isDone ? ColumnRole.DONE : ColumnRole.OTHER);
        }
        boolean isReport = places.has(ColumnRole.RESULT) || places.has(ColumnRole.STATUS);
        List<Integer> done = places.of(ColumnRole.DONE);
        if (!places.has(ColumnRole.DEADLINE)
                && !done.isEmpty()
                && !HeadWord.isPast(places.word(done.get(0)))
                && (!isReport || places.content(done.get(0)).isDue())) {
            places.guess(ColumnRole.DONE, done.get(0), ColumnRole.DEADLINE);
        }
    }

    /** What is asked for, what comes next, what is to be done, or how, is a measure only where nothing else is. */
    private void chooseMeasures() {
        List<Integer> tasks = places.has(ColumnRole.FINDING) ? places.of(ColumnRole.ITEM) : List.of();
        Stream.of(places.of(ColumnRole.DEMAND), places.of(ColumnRole.NEXT), tasks)
                .filter(asked -> !asked.isEmpty() && !places.has(ColumnRole.MEASURE))
                .findFirst()
                .ifPresent(asked -> places.set(ColumnRole.MEASURE, asked));
        if (places.has(ColumnRole.MEASURE)) {
            return;
        }
        places.of(ColumnRole.KIND).stream()
                .filter(column -> places.content(column).isText()
                        && !places.content(column).isKind())
                .findFirst()
                .ifPresent(column -> places.guess(ColumnRole.KIND, column, ColumnRole.MEASURE));
        places.open().stream()
                .filter(column -> !places.has(ColumnRole.MEASURE)
                        && places.content(column).isCounted())
                .findFirst()
                .ifPresent(column -> places.guess(ColumnRole.MEASURE, column));
    }

    /** Where one unit leads and another is responsible, the other works with it. */
    private void chooseUnits() {
        List<Integer> units = places.of(ColumnRole.UNIT);
        if (units.size() > 1
                && !places.has(ColumnRole.ASSISTING)
                && HeadWord.isLeading(places.word(units.get(0)))
                && HeadWord.isWorking(places.word(units.get(1)))) {
            places.move(ColumnRole.UNIT, units.get(1), ColumnRole.ASSISTING);
        }
    }

    private void readOpen() {
        boolean isLed = places.has(ColumnRole.LEADER);
        for (int column : List.copyOf(places.open())) {
            ColumnContent content = places.content(column);
            var role = content.role().filter(one -> !places.has(one) && (one != ColumnRole.PERSON || !isLed));
            if (role.isPresent() && role.get() == ColumnRole.NUMBER) {
                places.place(ColumnRole.NUMBER, column);
            } else if (role.isPresent()) {
                places.guess(role.get(), column);
            }
        }
    }

    private ColumnHead shown(int column) {
        return new ColumnHead(
                head.words().get(column),
                places.roleOf(column).orElse(null),
                places.content(column).cells().stream().limit(SHOWN).toList());
    }

    private void settle() {
        places.forEach((role, taken) -> {
            columns.set(role, taken);
            HeadWord word = HeadWord.of(head.words().get(taken.get(0)));
            columns.setMoneyUnit(role, word.unit());
            if (TOLD_TWICE.contains(role)) {
                taken.stream()
                        .skip(1)
                        .filter(column -> !places.content(column).isEmpty())
                        .forEach(column ->
                                columns.addDoubled(role, column, places.word(taken.get(0)), places.word(column)));
            }
            taken.forEach(column -> head.meaning(column)
                    .filter(meaning -> meaning.besides() != null && isLost(meaning))
                    .ifPresent(meaning -> columns.addJoined(places.word(column), role, meaning.besides())));
        });
    }

    /** Names behind a unit are told apart, and what has a column of its own is not lost. */
    private boolean isLost(Meaning meaning) {
        boolean isPerson = meaning.besides() == ColumnRole.PERSON || meaning.besides() == ColumnRole.LEADER;
        return !places.has(meaning.besides()) && !(meaning.role() == ColumnRole.UNIT && isPerson);
    }
}
