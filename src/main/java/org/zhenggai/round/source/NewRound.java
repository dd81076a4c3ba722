package org.zhenggai.round.source;

import java.time.LocalDate;
import java.util.List;

/**
 * A round to be written with all that its document says.
 *
 * @param feedbackOn day of the feedback
 * @param concentratedEnd last day of the concentrated period (集中整改期)
 * @param areas in the order of the document
 */
public record NewRound(
        String title,
        LocalDate feedbackOn,
        String ruleSet,
        LocalDate concentratedEnd,
        Document document,
        List<Area> areas) {

    /** The document, verbatim; its hash is that of the file's bytes in lower-case hex. */
    public record Document(String name, String sha256, String text) {}

    /** A group of findings (方面). */
    public record Area(int number, String title, List<Finding> findings) {}

    /**
     * A finding (问题).
     *
     * @param line of the document, from 1
     */
    public record Finding(int number, String title, int line, String text, List<Item> items) {}

    /**
     * An item (整改事项).
     *
     * @param number unique in the round
     * @param offset where its own passage begins in the finding's text
     * @param measures texts of the measures that the document names
     */
    public record Item(String number, String title, int offset, List<String> measures) {}
}
