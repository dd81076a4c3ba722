package org.zhenggai.kernel.office;

import java.util.List;

/**
 * A column of a workbook that goes out to be filled in.
 *
 * @param word its heading; by it the column is found again, wherever people move it
 * @param width in characters
 * @param isOpen whether people fill it in; the others are locked
 * @param choices what its drop-down offers; empty without one
 */
public record BookColumn(String word, int width, boolean isOpen, List<String> choices) {

    public static BookColumn locked(String word, int width) {
        return new BookColumn(word, width, false, List.of());
    }

    public static BookColumn open(String word, int width, List<String> choices) {
        return new BookColumn(word, width, true, choices);
    }
}
