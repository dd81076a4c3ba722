package org.zhenggai.intake.parse.table;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.zhenggai.intake.parse.table.head.ColumnRole;
import org.zhenggai.intake.parse.table.head.ColumnWords;
import org.zhenggai.intake.parse.table.head.ColumnWords.Meaning;

/**
 * Reads cards: a table a finding, or several below each other, whose rows are a label and what it says, or two of them side by
 * side. A card is a row whose columns are its labels.
 */
@RequiredArgsConstructor
final class Cards {

    private static final int LONGEST_LABEL = 12;
    private static final int LEAST_COVERAGE = 50;

    private final List<String> lines;
    private final ColumnWords known;

    /** A card; its row has the values in the order of the labels. */
    record Card(List<String> labels, Row row) {}

    /**
     * Cards that follow each other.
     *
     * @param end the index of the line behind the last
     */
    record Run(List<Card> cards, int end) {

        /** Whether one of them says what its problem is. */
        boolean hasProblem(ColumnWords known) {
            return cards.stream()
                    .flatMap(card -> card.labels().stream())
                    .flatMap(label -> known.of(label).stream())
                    .anyMatch(meaning -> meaning.role().isProblem());
        }
    }

    private record Field(String label, String value, ColumnRole role) {}

    /** A card while its lines are read. */
    private static final class Draft {

        private final int from;
        private final List<String> labels = new ArrayList<>();
        private final List<String> values = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();
        private final Set<ColumnRole> roles = EnumSet.noneOf(ColumnRole.class);

        private Draft(int from) {
            this.from = from;
        }

        private void add(Field field, int line) {
            int last = labels.size() - 1;
            if (last >= 0
                    && labels.get(last).equals(field.label())
                    && !field.role().isRepeatable()) {
                values.set(last, (values.get(last) + " " + field.value()).strip());
                return;
            }
            labels.add(field.label());
            values.add(field.value());
            places.add(line);
            roles.add(field.role());
        }

        /** Whether a field begins the next card: what a card says once comes again. */
        private boolean isEndedBy(Field field) {
            if (labels.isEmpty() || labels.get(labels.size() - 1).equals(field.label())) {
                return false;
            }
            return field.role() == ColumnRole.NUMBER || (!field.role().isRepeatable() && roles.contains(field.role()));
        }

        private Card card(List<String> lines, int to) {
            String text = String.join("\n", lines.subList(from, to)).stripTrailing();
            return new Card(labels, new Row(values, text, from + 1, places));
        }
    }

    /** The cards that begin on a line; empty where it is none. */
    Optional<Run> at(int from) {
        List<Card> cards = new ArrayList<>();
        Draft draft = new Draft(from);
        int rows = 0;
        boolean isBegun = false;
        int n = from;
        for (; n < lines.size(); n++) {
            List<Field> fields = fields(lines.get(n), isBegun);
            if (isBegun && fields.isEmpty() && isBlankRow(lines.get(n))) {
                continue;
            }
            if (fields.isEmpty()) {
                break;
            }
            if (draft.isEndedBy(fields.get(0))) {
                cards.add(draft.card(lines, n));
                draft = new Draft(n);
            }
            for (Field field : fields) {
                draft.add(field, n + 1);
            }
            isBegun = true;
            rows += fields.size();
        }
        if (rows < 2) {
            return Optional.empty();
        }
        cards.add(draft.card(lines, n));
        return Optional.of(new Run(cards, n));
    }

    /** The labels of a line with what they say; none where it is another line. Within a card one label may be unknown. */
    private List<Field> fields(String line, boolean isWithin) {
        if (line.indexOf('\t') < 0) {
            return List.of();
        }
        List<String> cells = TableFeedback.cells(line);
        if (cells.get(0).isEmpty()) {
            return List.of();
        }
        List<String> filled = cells.stream().filter(cell -> !cell.isEmpty()).toList();
        List<Field> fields = new ArrayList<>();
        for (int n = 0; n < filled.size(); n += 2) {
            Optional<ColumnRole> role = label(filled.get(n)).map(Meaning::role);
            String value = n + 1 < filled.size() ? filled.get(n + 1) : "";
            boolean isUnknown = role.isEmpty() && isWithin && filled.size() == 2 && TableHead.isHead(filled.get(n));
            if ((role.isEmpty() && !isUnknown) || isHead(value)) {
                return List.of();
            }
            fields.add(new Field(filled.get(n), value, role.orElse(ColumnRole.OTHER)));
        }
        return fields.size() > 2 ? List.of() : fields;
    }

    private static boolean isBlankRow(String line) {
        return line.isBlank() && line.indexOf('\t') >= 0;
    }

    private Optional<Meaning> label(String cell) {
        return cell.length() > LONGEST_LABEL
                ? Optional.empty()
                : known.of(cell).filter(meaning -> meaning.coverage() >= LEAST_COVERAGE);
    }

    private boolean isHead(String value) {
        return known.of(value).filter(meaning -> meaning.coverage() == 100).isPresent();
    }
}
