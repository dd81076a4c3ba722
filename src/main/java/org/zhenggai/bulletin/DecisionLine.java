package org.zhenggai.bulletin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.round.Refusal;

/** A decision on one slow item, as typed by whoever records the meeting: {@code 21-2：限一周内报方案}. */
record DecisionLine(String item, String text) {

    private static final Pattern LINE = Pattern.compile("([0-9]+(?:[-.][0-9]+)*)\\s*[：:](.*)");

    /** The decisions in the text; lines without a decision are left out. */
    static List<DecisionLine> parse(String lines) {
        List<DecisionLine> decisions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String line : lines == null
                ? List.<String>of()
                : lines.lines().map(String::strip).toList()) {
            if (line.isEmpty()) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            Refusal.unless(matcher.matches(), "会议要求中这一行看不出事项编号：“%s”。请写成“21-2：要求”。", line);
            String text = matcher.group(2).strip();
            if (!text.isEmpty()) {
                Refusal.unless(seen.add(matcher.group(1)), "会议要求中事项%s写了两行，请合并为一行。", matcher.group(1));
                decisions.add(new DecisionLine(matcher.group(1), text));
            }
        }
        return decisions;
    }
}
