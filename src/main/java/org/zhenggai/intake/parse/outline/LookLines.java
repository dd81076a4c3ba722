package org.zhenggai.intake.parse.outline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Labels;
import org.zhenggai.kernel.office.Look;

/** The lines without numbers that are headings by their look: heading styles, bold lines, items of lists. */
final class LookLines {

    private static final int LONGEST_STYLED = 200;
    private static final int LONGEST_BOLD = 60;
    private static final int SHORTEST = 3;
    /** So many lines at the top may be the title. */
    private static final int MOST_TITLES = 4;

    private static final Pattern SENTENCE = Pattern.compile(".*[。；，、：]");
    private static final Pattern TITLE = Pattern.compile(
            ".{4,}(?:通报|公告|公示|报告|意见|反馈|清单|台账|情况|方案|说明|要求|通知|函|汇总表|一览表)(?:（[^（）]{1,20}）)?|.{2,30}(?:委员会|党委|党组|总支|支部|局|办公室|公司|中心|学院|医院)");

    /** What begins no title of its own: marks that count within a text, brackets around a date or a note. */
    private static final Pattern NO_TITLE =
            Pattern.compile("[一二三四五六七八九十]{1,3}[是要].*|第[一二三四五六七八九十]{1,3}[，、：].*|(?:首先|其次|再次|最后)[，：].*|[（(].*[）)]|\\d.*");

    private final Source source;
    private final Set<Integer> numbered = new HashSet<>();
    /** The words of labels in heading styles, by where they begin. */
    private final Map<Integer, String> labels = new HashMap<>();

    private final List<Heading> found = new ArrayList<>();

    private LookLines(Source source, List<Heading> numbered) {
        this.source = source;
        numbered.forEach(heading -> this.numbered.add(heading.from()));
    }

    /** @param numbered those that have numbers or labels */
    static List<Heading> of(Source source, List<Heading> numbered) {
        LookLines lines = new LookLines(source, numbered);
        boolean isAllBold = lines.isAllBold();
        source.lines().forEach(line -> lines.read(line, isAllBold));
        lines.dropRare();
        lines.dropTitles();
        lines.dropLabels();
        lines.raise();
        return numbered.isEmpty() && lines.found.stream().allMatch(one -> Kind.isStyle(one.level()))
                ? IndentLines.within(source, lines.found)
                : lines.found;
    }

    /**
     * One look may be that of areas and of what stands below them: areas are those in the frame of one that lead others without a word
     * between; bold lines, too, where none is in such a frame.
     */
    private void raise() {
        boolean isNamed = found.stream().anyMatch(one -> one.level() == Kind.BOLD && one.namesArea());
        for (int n = 0; n < found.size(); n++) {
            Heading heading = found.get(n);
            boolean leads = n + 1 < found.size()
                    && found.get(n + 1).level() == heading.level()
                    && found.get(n + 1).from() == heading.lineEnd() + 1;
            boolean isFirst = n == 0 || found.get(n - 1).lineEnd() + 1 != heading.from();
            boolean isOver = heading.level() == Kind.BOLD
                    ? isNamed ? heading.namesArea() : leads && isFirst
                    : Kind.isStyle(heading.level())
                            && leads
                            && heading.namesArea()
                            && !found.get(n + 1).namesArea();
            if (isOver) {
                found.set(n, heading.at(Kind.OVER + heading.level()));
            }
        }
    }

    /** Where most lines are bold, that says nothing of a few. */
    private boolean isAllBold() {
        long bold = source.lines().stream().filter(this::isBold).count();
        return bold * 10 > source.lines().size() * 7L;
    }

    private boolean isBold(Source.Line line) {
        int end = source.boldEnd(line);
        return end > line.from() && source.flat(end, line.to()).chars().noneMatch(Character::isLetterOrDigit);
    }

    private void read(Source.Line line, boolean isAllBold) {
        Look look = source.look(line.from());
        int length = line.to() - line.from();
        if (look.equals(Look.NONE) || numbered.contains(line.from())) {
            return;
        }
        String words = source.flat(line.from(), Math.min(line.to(), line.from() + LONGEST_STYLED));
        Optional<Labels.Label> label = Labels.at(source.flat(), line.from(), line.to() + 1);
        if (look.heading() > 0) {
            if (length <= LONGEST_STYLED) {
                label.ifPresent(one -> labels.put(line.from(), one.word()));
                add(Kind.STYLE + look.heading(), line, line.to());
            }
        } else if (label.isPresent()
                || length < SHORTEST
                || NO_TITLE.matcher(words).matches()) {
            return;
        } else if (look.list() > 0) {
            add(Kind.LIST + Math.min(look.list(), Kind.DEEPEST), line, line.to());
        } else if (look.bold() > 0 && !isAllBold) {
            readBold(line, words);
        }
    }

    /** A label in the style of a heading opens a part of the heading over it, also where it comes again in the same style. */
    private void dropLabels() {
        Map<String, Integer> counts = new HashMap<>();
        labels.values().forEach(word -> counts.merge(word, 1, Integer::sum));
        int highest = Integer.MAX_VALUE;
        for (int n = 0; n < found.size(); ) {
            Heading heading = found.get(n);
            String label = labels.get(heading.from());
            if (label != null && (counts.get(label) > 1 || highest < heading.level())) {
                found.remove(n);
            } else {
                highest = Math.min(highest, heading.level());
                n++;
            }
        }
    }

    private void readBold(Source.Line line, String words) {
        int end = source.boldEnd(line);
        if (isBold(line)) {
            if (words.length() <= LONGEST_BOLD && !SENTENCE.matcher(words).matches()) {
                add(Kind.BOLD, line, line.to());
            }
            return;
        }
        boolean isClosed =
                SENTENCE.matcher(source.flat(line.from(), end)).matches() || "。；：，".indexOf(source.at(end)) >= 0;
        if (isClosed && end - line.from() > SHORTEST && end - line.from() <= LONGEST_BOLD) {
            add(Kind.RUN_IN, line, end);
        }
    }

    private void add(int level, Source.Line line, int titleEnd) {
        Matcher letter = Marks.LETTER.matcher(source.flat()).region(line.from(), titleEnd);
        int titleFrom = Kind.isList(level) && letter.lookingAt() ? letter.end() : line.from();
        Caption caption = Caption.read(source, titleFrom, titleEnd);
        found.add(new Heading(level, 0, line.from(), source.length(), line.to(), caption, -1));
    }

    /** Whether no line before says what the document is. */
    private boolean isFirstTitle(Heading heading) {
        return source.linesBetween(0, heading.from()).stream()
                .noneMatch(line ->
                        TITLE.matcher(source.flat(line.from(), line.to())).matches());
    }

    /** One bold line or beginning is emphasis; a style that most often holds whole sentences was chosen for its letters. */
    private void dropRare() {
        Map<Integer, Integer> counts = new HashMap<>();
        Map<Integer, Integer> sentences = new HashMap<>();
        for (Heading heading : found) {
            counts.merge(heading.level(), 1, Integer::sum);
            boolean isSentence = heading.lineEnd() - heading.from() > LONGEST_BOLD;
            sentences.merge(heading.level(), isSentence ? 1 : 0, Integer::sum);
        }
        found.removeIf(heading -> {
            int level = heading.level();
            boolean isAlone = counts.get(level) < 2 && (level == Kind.BOLD || level == Kind.RUN_IN);
            return isAlone || (Kind.isStyle(level) && sentences.get(level) * 2 > counts.get(level));
        });
    }

    /** The title of a document looks like a heading, too, and is none: it is alone in its style, or says what it is. */
    private void dropTitles() {
        Map<Integer, Integer> counts = new TreeMap<>();
        found.forEach(heading -> counts.merge(heading.level(), 1, Integer::sum));
        int firstNumber = numbered.stream().mapToInt(Integer::intValue).min().orElse(source.length());
        for (int n = 0; n < MOST_TITLES && !found.isEmpty(); n++) {
            Heading first = found.get(0);
            boolean isTop = first.from() < firstNumber;
            boolean isAlone = n == 0
                    && isFirstTitle(first)
                    && Kind.isStyle(first.level())
                    && !first.namesArea()
                    && counts.get(first.level()) == 1
                    && found.size() > 1
                    && found.get(1).level() > first.level();
            boolean isFirst = first.from() == source.lines().get(0).from() && first.level() == Kind.BOLD;
            boolean isTitle = isAlone
                    || isFirst
                    || TITLE.matcher(source.flat(first.from(), first.lineEnd())).matches();
            if (!isTop || !isTitle || Kind.isList(first.level())) {
                return;
            }
            found.remove(0);
        }
    }
}
