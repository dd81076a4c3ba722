package org.zhenggai.intake.parse.doubts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.Totals;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Numerals;

/** Compares the totals that a text claims before its findings with what was read; a difference is a doubt. */
public final class ClaimedTotals {

    private static final String FIGURE = "(\\d{1,4}|[" + Numerals.CHARACTERS + "]{1,5})";
    private static final Pattern CLAIM = Pattern.compile(
            FIGURE + "(个|项|条|宗|类|点)(?:方面)?(?:的)?(?:主要|突出|具体|反馈|整改|存在)?(?:的)?" + "(方面|问题|整改任务|任务|整改事项|事项|整改措施|措施)");
    private static final Pattern AREAS = Pattern.compile(FIGURE + "(?:个|大)?方面");

    private static final Pattern COUNTED = Pattern.compile("(问题|整改任务|整改事项|措施)(?:共|共计|合计)?" + FIGURE + "(?:个|项|条|宗)");

    private ClaimedTotals() {}

    /** @param end where the first area or finding begins, or the document ends */
    public static void report(Source source, int end, Totals totals, Doubts doubts) {
        Set<String> told = new LinkedHashSet<>();
        for (Source.Line line : source.lines()) {
            if (line.from() >= end) {
                return;
            }
            for (Claim claim : claims(source, line)) {
                int found = claim.found(totals);
                if (claim.number() != found && told.add(claim.words())) {
                    doubts.add(
                            source.lineOf(line.from()),
                            "claimed-total",
                            "原文说“%s”，实际读到%d%s；请核对是否有漏读、合并或拆分。".formatted(claim.words(), found, claim.what()));
                }
            }
        }
    }

    private record Claim(String words, int number, String what) {

        private int found(Totals totals) {
            return switch (what) {
                case "个方面" -> totals.areas();
                case "个问题" -> totals.findings();
                case "条措施" -> totals.measures();
                default -> totals.items();
            };
        }
    }

    private static List<Claim> claims(Source source, Source.Line line) {
        List<Claim> claims = new ArrayList<>();
        Matcher areas = AREAS.matcher(source.flat()).region(line.from(), line.to());
        while (areas.find()) {
            claims.add(new Claim(areas.group(), number(areas.group(1)), "个方面"));
        }
        Matcher claim = CLAIM.matcher(source.flat()).region(line.from(), line.to());
        while (claim.find()) {
            if (!claim.group(3).equals("方面")) {
                claims.add(new Claim(claim.group(), number(claim.group(1)), what(claim.group(3))));
            }
        }
        Matcher counted = COUNTED.matcher(source.flat()).region(line.from(), line.to());
        while (counted.find()) {
            claims.add(new Claim(counted.group(), number(counted.group(2)), what(counted.group(1))));
        }
        return claims;
    }

    private static String what(String noun) {
        return noun.endsWith("措施") ? "条措施" : noun.equals("问题") ? "个问题" : "项整改事项";
    }

    private static int number(String digits) {
        return Character.isDigit(digits.charAt(0)) ? Integer.parseInt(digits) : Numerals.parse(digits);
    }
}
