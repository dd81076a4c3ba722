package org.zhenggai.intake.parse.doubts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.outline.Heading;
import org.zhenggai.intake.parse.outline.Headings;
import org.zhenggai.intake.parse.outline.Kind;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.reading.Groups;
import org.zhenggai.intake.parse.source.Source;

/** Checks that areas and findings are numbered without gap and without repetition. */
public final class Numbering {

    private static final Pattern INLINE = Pattern.compile("[。；](\\d++)[.、](?!\\d)");

    private final Source source;
    private final Doubts doubts;

    private Numbering(Source source, Doubts doubts) {
        this.source = source;
        this.doubts = doubts;
    }

    public static void report(Source source, List<Groups.Group> groups, Doubts doubts) {
        Numbering numbering = new Numbering(source, doubts);
        numbering.check(
                "方面",
                groups.stream()
                        .filter(g -> g.area() != null)
                        .map(Groups.Group::area)
                        .toList());
        if (restarts(groups)) {
            groups.forEach(group -> numbering.check("问题", group.findings()));
        } else {
            numbering.check(
                    "问题", groups.stream().flatMap(g -> g.findings().stream()).toList());
        }
    }

    /** Numbers restart in each area if most areas behind the first begin with 1. */
    private static boolean restarts(List<Groups.Group> groups) {
        List<Groups.Group> later = groups.stream()
                .filter(group -> !group.findings().isEmpty())
                .skip(1)
                .toList();
        long first = later.stream()
                .filter(group -> group.findings().get(0).number() == 1)
                .count();
        return first * 2 > later.size();
    }

    /** Reports a number within a finding's text that looks like the next finding without a line of its own. */
    public static void reportInline(Source source, Heading finding, int end, Doubts doubts) {
        if (finding.level() != Headings.POINT || finding.number() == 0) {
            return;
        }
        String next = String.valueOf(finding.number() + 1);
        Matcher number = INLINE.matcher(source.flat()).region(finding.from(), end);
        boolean isFound = number.find();
        while (isFound && !number.group(1).equals(next)) {
            isFound = number.find();
        }
        if (isFound) {
            doubts.add(
                    source.lineOf(number.start()),
                    "inline-number",
                    FindingName.of(finding) + "的文字中有“" + next + ".”，像是另一个问题或措施没有另起一行；请核对原文，分行后重新导入。");
        }
    }

    private void check(String kind, List<Heading> headings) {
        if (!headings.isEmpty() && headings.stream().allMatch(heading -> Kind.isStyle(heading.level()))) {
            // Where the file itself says that lines are headings, none of them needs a number.
            return;
        }
        if (!headings.isEmpty() && headings.stream().allMatch(heading -> heading.number() == 0)) {
            doubts.add(
                    source.lineOf(headings.get(0).from()),
                    "no-numbers",
                    "这里的" + kind + "都没有编号，按单独成行的标题读入；请核对有没有多读、漏读。");
            return;
        }
        Set<Integer> seen = new HashSet<>();
        int last = 0;
        for (Heading heading : headings) {
            int number = heading.number();
            int line = source.lineOf(heading.from());
            if (number == 0 && Kind.isStyle(heading.level())) {
                continue;
            }
            if (number == 0) {
                doubts.add(line, "missing-number", "此处的" + kind + "没有编号，已读作编号0；请核对原文并补上编号。");
                continue;
            }
            if (!seen.add(number)) {
                doubts.add(line, "duplicate-number", kind + "编号" + number + "重复出现，均已保留；请核对原文编号。");
            } else if (number != last + 1) {
                doubts.add(line, "numbering-gap", kind + "编号从" + last + "跳到" + number + "；请核对原文是否缺项或编号有误。");
            }
            last = number;
        }
    }
}
