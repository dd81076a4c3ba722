package org.zhenggai.intake.parse;

import java.util.ArrayList;
import java.util.List;
import org.zhenggai.intake.parse.outline.OutlineLine;
import org.zhenggai.intake.parse.source.Source;

/** The outline of a document, for people who say what its lines mean. */
public final class Outlines {

    private Outlines() {}

    /** The lines of a text that are not blank and no page numbers. */
    public static List<OutlineLine> of(String text) {
        Source source = new Source(text);
        List<OutlineLine> lines = new ArrayList<>();
        for (Source.Line line : source.lines()) {
            String flat = source.flat(line.from(), Math.min(line.to(), line.from() + 200));
            boolean isShort = line.to() - line.from() <= 40 && flat.indexOf('。') < 0;
            String shape = isShort ? "短行" : "段落";
            lines.add(new OutlineLine(source.lineOf(line.from()), 0, shape, flat, shape, flat));
        }
        return lines;
    }
}
