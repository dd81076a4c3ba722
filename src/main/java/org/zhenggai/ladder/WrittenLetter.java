package org.zhenggai.ladder;

import java.util.List;
import java.util.Optional;
import org.zhenggai.kernel.Days;

/**
 * A letter to a unit in its parts, so that each stands where GB/T 9704-2012 wants it: the number in the middle, who signs and
 * below it the date on the right.
 *
 * @param number empty in letters of releases that gave none
 * @param body the paragraphs from the addressee on
 * @param signature empty, with {@code date}, where the words do not end with a day
 */
public record WrittenLetter(String number, List<String> body, String signature, String date) {

    /** The parts of a letter's words as they were kept. */
    public static WrittenLetter of(String words) {
        List<String> lines =
                words.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        int first = !lines.isEmpty() && lines.get(0).contains("〔") ? 1 : 0;
        int last = lines.size() - 1;
        Optional<String> date = last > first ? Days.parse(lines.get(last)).map(Days::words) : Optional.empty();
        return new WrittenLetter(
                first == 1 ? lines.get(0) : "",
                lines.subList(first, date.isPresent() ? last - 1 : last + 1),
                date.isPresent() ? lines.get(last - 1) : "",
                date.orElse(""));
    }
}
