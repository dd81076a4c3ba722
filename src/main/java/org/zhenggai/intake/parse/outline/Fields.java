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

        /** Whether it is told in one line: who, until when, how far, how much. */
        public boolean isOfOneLine() {
            return role == Labels.Role.UNIT
                    || role == Labels.Role.ASSISTING
                    || role == Labels.Role.LEADER
                    || role == Labels.Role.DEADLINE
                    || role == Labels.Role.STATUS
                    || role == Labels.Role.MONEY;
        }
    }

    private static final String SENTENCE_ENDS = "\n。；";

    private Fields() {}

    /** The fields in a stretch of text, in order; a label opens a line or, with a colon, a sentence. */
    public static List<Field> of(Source source, int from, int to) {
        List<Field> fields = new ArrayList<>();
        int depth = 0;
        for (int at = from; at < to; at++) {
            depth += source.at(at) == '（' ? 1 : source.at(at) == '）' && depth > 0 ? -1 : 0;
            depth = source.at(at) == '\n' ? 0 : depth;
            char before = at == from ? '\n' : source.at(at - 1);
            boolean opens = SENTENCE_ENDS.indexOf(before) >= 0 || before == '，' || before == '】';
            if (!opens || source.at(at) == '\n' || (depth > 0 && before != '\n')) {
                continue;
            }
            Optional<Labels.Label> label = Labels.at(source.flat(), at, to);
            if (label.isEmpty() || (before != '\n' && !takesRow(source, label.get(), before))) {
                if (before == '\n') {
                    resume(source, fields, at, to);
                }
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

    /** Behind a line of an owner or a day, a number goes on with the measures over it. */
    private static void resume(Source source, List<Field> fields, int at, int to) {
        Field last = fields.isEmpty() ? null : fields.get(fields.size() - 1);
        if (last == null || last.isAccount() || !last.isOfOneLine()) {
            return;
        }
        boolean counts = !Marks.parts(source, at, Math.min(to, source.lineEnd(at)), Headings.CHAPTER)
                        .isEmpty()
                || !Marks.counting(source, at, Math.min(to, at + 6)).isEmpty();
        Optional<Field> account = fields.stream().filter(Field::isAccount).reduce((one, other) -> other);
        if (counts && account.isPresent()) {
            fields.set(fields.size() - 1, new Field(last.role(), last.from(), last.textFrom(), at));
            fields.add(new Field(account.get().role(), at, at, to));
        }
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
}
