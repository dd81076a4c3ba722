package org.zhenggai.intake.parse.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Labels;

/** The labelled parts of a finding or an item: 整改目标：…, 整改措施：…, 责任单位：… */
public final class Fields {

    /**
     * A labelled part.
     *
     * @param from where its label begins
     * @param textFrom where that begins which it labels
     * @param to where the next label begins, or all ends
     */
    public record Field(Labels.Role role, int from, int textFrom, int to) {

        /** Whether what was or is to be done stands in it, or what came of it. */
        public boolean isAccount() {
            return role == Labels.Role.MEASURE || role == Labels.Role.ACCOUNT || role == Labels.Role.RESULT;
        }
    }

    private static final String SENTENCE_ENDS = "\n。；";

    private Fields() {}

    /** The fields in a stretch of text, in order; a label opens a line or, with a colon, a sentence. */
    public static List<Field> of(Source source, int from, int to) {
        List<Field> fields = new ArrayList<>();
        for (int at = from; at < to; at++) {
            char before = at == from ? '\n' : source.at(at - 1);
            boolean opens = SENTENCE_ENDS.indexOf(before) >= 0 || before == '，' || before == '】';
            if (!opens || source.at(at) == '\n') {
                continue;
            }
            Optional<Labels.Label> label = Labels.at(source.flat(), at, to);
            if (label.isEmpty() || (before != '\n' && !takesRow(source, label.get(), before))) {
                continue;
            }
            if (!fields.isEmpty()) {
                Field last = fields.remove(fields.size() - 1);
                fields.add(new Field(last.role(), last.from(), last.textFrom(), at));
            }
            fields.add(new Field(label.get().role(), at, label.get().textFrom(), to));
            at = label.get().textFrom() - 1;
        }
        return fields;
    }

    /** In the middle of a line a label ends with its colon; behind a comma only those of owners and days stand. */
    private static boolean takesRow(Source source, Labels.Label label, char before) {
        int end = label.textFrom() - 1;
        while (end > 0 && source.at(end) == '\n') {
            end--;
        }
        boolean hasColon = source.at(end) == '：' || source.at(end) == '】';
        return hasColon
                && (before != '，'
                        || switch (label.role()) {
                            case UNIT, ASSISTING, LEADER, DEADLINE, STATUS, MONEY -> true;
                            case FINDING, MEASURE, ACCOUNT, RESULT, GOAL, REMARK -> false;
                        });
    }

    /** The first of the account in a stretch of text. */
    static Optional<Field> account(List<Field> fields) {
        return fields.stream().filter(Field::isAccount).findFirst();
    }
}
