package org.zhenggai.engine.form;

import java.util.List;
import java.util.stream.Collectors;
import org.zhenggai.kernel.Refusal;

/** A form is refused for what stands in some of its fields. */
public class WrongForm extends Refusal {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /**
     * What is wrong with one field.
     *
     * @param field its name, for a row of a list that of the list; null when it is none of the form's
     * @param sentence says what is wrong, where, and the way out
     */
    public record Fault(String field, String sentence) {}

    WrongForm(List<Fault> faults) {
        super(faults.stream().map(Fault::sentence).collect(Collectors.joining()));
        this.faults = List.copyOf(faults);
    }

    WrongForm(String field, String sentence) {
        this(List.of(new Fault(field, sentence)));
    }

    public List<Fault> faults() {
        return faults;
    }

    /** Refuses what stands in the field unless the condition holds. */
    public static void unless(boolean condition, String field, String sentence, Object... arguments) {
        if (!condition) {
            throw new WrongForm(field, sentence.formatted(arguments));
        }
    }
}
