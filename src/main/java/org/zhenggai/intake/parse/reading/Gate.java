package org.zhenggai.intake.parse.reading;

import java.util.List;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.outline.Heading;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Brackets;
import org.zhenggai.intake.parse.words.Frames;

/** Whether a text is about problems that were found at all; praise, contracts and answers to questions have numbers, too. */
final class Gate {

    /** So many headings that call themselves problems need no other word in the text. */
    private static final int ENOUGH = 3;

    /** From here on a frame is one of its own and no common wording. */
    private static final int SURE = 3;

    private static final Pattern CONTEXT =
            Pattern.compile("巡察|巡视|审计|反馈|整改|督查|督察|专项检查|监督检查|问题.{0,6}(?:清单|台账|汇总|一览)|检视|自查|查摆|隐患");

    /** What a title or an opening says where problems follow. */
    private static final Pattern ABOUT = Pattern.compile(
            "巡察|巡视|审计|反馈|整改|督查|督察|督导|检查|检视|自查|查摆|排查|隐患|销号|审议意见|民主生活会|存在.{0,4}问题|问题.{0,6}(?:清单|台账|汇总|一览|表)");

    private final Source source;
    private final List<Heading> headings;

    Gate(Source source, List<Heading> headings) {
        this.source = source;
        this.headings = headings;
    }

    /** Whether a word of the text, or the way its headings are written, lets expect a feedback. */
    boolean isOpen() {
        long framed = headings.stream().filter(Gate::isFinding).count();
        return framed >= ENOUGH
                || framed > 0 && headings.stream().anyMatch(Gate::isArea)
                || CONTEXT.matcher(source.flat()).find();
    }

    /** Whether its title, or what stands before its first heading, speaks of problems that were found. */
    boolean isNamed(String title) {
        int begin = headings.isEmpty() ? source.length() : headings.get(0).from();
        return ABOUT.matcher(title.replaceAll("\\s", "")).find()
                || ABOUT.matcher(source.flat()).region(0, begin).find();
    }

    private static boolean isFinding(Heading heading) {
        return heading.caption().framed() || weight(Frames.Meaning.FINDING, heading) >= SURE;
    }

    private static boolean isArea(Heading heading) {
        return weight(Frames.Meaning.AREA, heading) >= SURE;
    }

    private static int weight(Frames.Meaning meaning, Heading heading) {
        return Frames.weight(meaning, Brackets.without(heading.caption().flat()));
    }
}
