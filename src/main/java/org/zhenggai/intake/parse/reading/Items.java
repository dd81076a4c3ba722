package org.zhenggai.intake.parse.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.doubts.FindingName;
import org.zhenggai.intake.parse.outline.Caption;
import org.zhenggai.intake.parse.outline.Fields;
import org.zhenggai.intake.parse.outline.Heading;
import org.zhenggai.intake.parse.outline.Headings;
import org.zhenggai.intake.parse.outline.Marks;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Labels;
import org.zhenggai.intake.parse.words.Wording;

/** Divides a finding into its items: numbered parts, parts without numbers, or the whole finding. */
public final class Items {

    /**
     * An item before its measures are read.
     *
     * @param bodyFrom where the text behind its heading begins
     * @param measures marks of its measures
     */
    public record Draft(String label, String title, int from, int bodyFrom, int end, List<Marks.Mark> measures) {

        /** The same up to an earlier end. */
        public Draft endingAt(int earlier) {
            return new Draft(
                    label,
                    title,
                    from,
                    bodyFrom,
                    earlier,
                    measures.stream().filter(mark -> mark.from() < earlier).toList());
        }
    }

    /** The heading of a part, which no measure begins with. */
    private static final Pattern NAMED = Pattern.compile("(?:关于|针对|对于)");

    private static final int LONGEST_PART_HEADING = 90;
    private static final Pattern SENTENCE_END = Pattern.compile("[。：，]");

    private final Source source;
    private final Doubts doubts;
    private final Inside inside;
    private final Heading finding;
    private final int bodyFrom;
    private final int end;
    private final SortedMap<Integer, Integer> said;
    private final boolean account;

    /**
     * @param said where lines begin that people marked as measures
     * @param account whether the document tells what was or is to be done
     */
    Items(Source source, Doubts doubts, Inside inside, SortedMap<Integer, Integer> said, boolean account) {
        this.inside = inside;
        this.account = account;
        this.said = said;
        this.source = source;
        this.doubts = doubts;
        this.finding = inside.finding();
        this.bodyFrom = inside.from();
        this.end = inside.end();
    }

    List<Draft> split() {
        if (!said.subMap(bodyFrom, Math.max(end, bodyFrom)).isEmpty()) {
            List<Marks.Mark> marks = new ArrayList<>();
            said.subMap(bodyFrom, end)
                    .forEach((from, text) -> marks.add(new Marks.Mark(0, marks.size() + 1, from, text)));
            return List.of(whole(marks));
        }
        List<Marks.Mark> counting = inside.counting();
        List<Marks.Mark> numbers = inside.numbers();
        if (inside.hasAccount()) {
            return haveAccounts(numbers) ? numberedParts(numbers, counting) : List.of(whole(counting));
        }
        if (!numbers.isEmpty() && areParts(numbers, counting)) {
            return numberedParts(numbers, counting);
        }
        if (counting.isEmpty()) {
            return List.of(whole(numbers));
        }
        return unnumberedParts(counting);
    }

    /** Numbers count parts if the first of them names a topic or is divided again; else they count measures. */
    private boolean areParts(List<Marks.Mark> numbers, List<Marks.Mark> counting) {
        Marks.Mark first = numbers.get(0);
        int firstEnd = numbers.size() > 1 ? numbers.get(1).from() : end;
        String heading = Caption.read(source, first.end(), lineEnd(first.end())).flat();
        if (first.level() == Headings.LINE) {
            return counting.stream().anyMatch(mark -> mark.from() > first.from() && mark.from() < firstEnd);
        }
        boolean insideMeasure = !counting.isEmpty() && counting.get(0).from() < first.from();
        if (insideMeasure) {
            return numbers.size() > 1 && Wording.namesTopic(heading);
        }
        boolean isDivided = counting.stream().anyMatch(mark -> mark.from() > first.from() && mark.from() < firstEnd);
        // In an account what is not divided is what was done, whatever words it has: 追回违规发放的补贴.
        boolean isNamed = account ? NAMED.matcher(heading).lookingAt() : namesProblem(heading);
        return isDivided || isNamed;
    }

    private static boolean namesProblem(String heading) {
        return Wording.namesTopic(heading) || Wording.statesProblem(heading);
    }

    /** Whether each of several numbers has measures or results of its own. */
    private boolean haveAccounts(List<Marks.Mark> numbers) {
        int accounts = 0;
        for (int i = 0; i < numbers.size(); i++) {
            int partEnd = i + 1 < numbers.size() ? numbers.get(i + 1).from() : end;
            int from = numbers.get(i).end();
            boolean labelled = Labels.at(source.flat(), from, partEnd).isPresent();
            accounts +=
                    !labelled && Fields.of(source, from, partEnd).stream().anyMatch(Fields.Field::isAccount) ? 1 : 0;
        }
        return accounts > 1 && accounts * 2 > numbers.size();
    }

    private List<Draft> numberedParts(List<Marks.Mark> numbers, List<Marks.Mark> counting) {
        reportLeadingText(numbers.get(0).from());
        List<Draft> parts = new ArrayList<>();
        int last = 0;
        for (int i = 0; i < numbers.size(); i++) {
            Marks.Mark number = numbers.get(i);
            int partEnd = i + 1 < numbers.size() ? numbers.get(i + 1).from() : end;
            Caption caption = Caption.read(source, number.end(), Math.min(lineEnd(number.end()), partEnd));
            String label = source.verbatim(number.from(), number.end());
            if (number.number() != last + 1) {
                doubts.add(
                        source.lineOf(number.from()),
                        "numbering-gap",
                        name() + "的分项编号从" + last + "跳到" + number.number() + "；请核对原文是否缺项。");
            }
            last = number.number();
            int partBody = Math.min(caption.bodyFrom(), partEnd);
            List<Marks.Mark> measures = within(counting, number.end(), partEnd);
            if (measures.isEmpty()) {
                measures = Marks.parts(source, partBody, partEnd, number.level());
            }
            parts.add(new Draft(label, caption.title(source), number.from(), partBody, partEnd, measures));
        }
        return parts;
    }

    private Draft whole(List<Marks.Mark> measures) {
        return new Draft("", finding.caption().title(source), finding.from(), bodyFrom, end, measures);
    }

    /** Parts without numbers: a heading such as 关于… directly before each 一是. One at the very beginning is none. */
    private List<Draft> unnumberedParts(List<Marks.Mark> counting) {
        List<Integer> starts = new ArrayList<>();
        for (Marks.Mark mark : counting) {
            int start = mark.number() == 1 ? partHeadingBefore(mark.from()) : -1;
            boolean isNext = starts.isEmpty() || start > starts.get(starts.size() - 1);
            if (start >= 0 && isNext) {
                starts.add(start);
            }
        }
        if (starts.isEmpty() || (starts.size() == 1 && starts.get(0) == bodyFrom)) {
            return List.of(whole(counting));
        }
        List<Draft> parts = new ArrayList<>();
        List<Marks.Mark> before = within(counting, bodyFrom, starts.get(0));
        if (before.isEmpty()) {
            reportLeadingText(starts.get(0));
        } else {
            parts.add(new Draft("", finding.caption().title(source), finding.from(), bodyFrom, starts.get(0), before));
        }
        for (int i = 0; i < starts.size(); i++) {
            int from = starts.get(i);
            int partEnd = i + 1 < starts.size() ? starts.get(i + 1) : end;
            List<Marks.Mark> marks = within(counting, from, partEnd);
            int headingEnd = marks.get(0).from();
            String title = source.title(from, headingEnd).replaceFirst("[。：，；.:,;\\s]+$", "");
            parts.add(new Draft("", title, from, headingEnd, partEnd, marks));
        }
        return parts;
    }

    /** Returns where the part's heading begins that ends at this mark, -1 if none does. */
    private int partHeadingBefore(int mark) {
        int headingEnd = mark;
        while (headingEnd > bodyFrom && source.at(headingEnd - 1) == '\n') {
            headingEnd--;
        }
        int from = Math.max(headingEnd - 1, bodyFrom);
        while (from > bodyFrom && "。；！？\n".indexOf(source.at(from - 1)) < 0) {
            from--;
            if (headingEnd - from > LONGEST_PART_HEADING) {
                return -1;
            }
        }
        String heading = source.flat(from, headingEnd);
        boolean ended = SENTENCE_END.matcher(heading).find() || headingEnd < mark;
        return ended && Wording.namesTopic(heading) ? from : -1;
    }

    private static List<Marks.Mark> within(List<Marks.Mark> marks, int from, int to) {
        return marks.subList(firstAt(marks, from), firstAt(marks, to));
    }

    private static int firstAt(List<Marks.Mark> marks, int position) {
        int low = 0;
        int high = marks.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (marks.get(middle).from() < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int lineEnd(int from) {
        int position = from;
        int limit = Math.min(end, from + Caption.LONGEST);
        while (position < limit && source.at(position) != '\n') {
            position++;
        }
        return position;
    }

    private void reportLeadingText(int to) {
        String text = source.flat(bodyFrom, to).strip();
        if (!text.isEmpty() && Fields.of(source, bodyFrom, to).isEmpty()) {
            doubts.add(source.lineOf(bodyFrom), "text-before-parts", name() + "在第一个分项之前还有文字，未列入任何整改事项；请核对是否需要补录。");
        }
    }

    private String name() {
        return FindingName.of(finding);
    }
}
