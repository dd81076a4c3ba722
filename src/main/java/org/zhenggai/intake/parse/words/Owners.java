package org.zhenggai.intake.parse.words;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.preview.Part;

/** Reads owners that stand in brackets behind a problem or after labels: （责任单位：…；责任领导：…；整改时限：…）. */
public final class Owners {

    private static final Map<Labels.Role, Part> PARTS = Map.of(
            Labels.Role.UNIT, Part.UNIT,
            Labels.Role.ASSISTING, Part.ASSISTING,
            Labels.Role.LEADER, Part.LEADER,
            Labels.Role.DEADLINE, Part.DEADLINE);
    private static final String BLANK = "[\\s\u3000\u00A0]";
    private static final int LONGEST_LABEL = 10;
    private static final int LONGEST_VALUE = 30;
    private static final String LABEL = "[\\p{IsHan}]{2," + LONGEST_LABEL + "}";
    private static final Pattern LABELLED = Pattern.compile(
            "(?:[【\\[](?=" + LABEL + "[】\\]]))?(" + LABEL + ")(?:[】\\]][：:]?|" + BLANK + "*[：:])" + BLANK
                    + "*((?:[^；;，,。\\n（(）)】\\]]|[（(][^（()）\\n]{0,20}[）)]|[，,](?=(?:并|且|同时)?(?:长期|持续|立行|常态|即知))){1,60}?)(?=[；;，,。\\n）)】\\]]|"
                    + BLANK + "+" + LABEL + "[：:]|" + BLANK + "*$)");
    private static final Pattern IN_BRACKETS =
            Pattern.compile(BLANK + "*(?:（([^（）]*)）|[(【\\[]([^()【】\\[\\]]*)[)】\\]])" + BLANK + "*$");

    private static final Pattern ALL_IN_BRACKETS =
            Pattern.compile(BLANK + "*[（(【\\[［]([^（）()【】\\[\\]［］]{4,60})[）)】\\]］][。；]?" + BLANK + "*");
    private static final Pattern CHARGED =
            Pattern.compile("(?:由)?(\\p{IsHan}{2,20}?)(负责|牵头|主办|承办|配合|协助|协办)(?:落实|整改|办理)?");
    private static final Pattern UNTIL =
            Pattern.compile("[^，]{0,6}\\d[^，]{1,14}(?:前|底|末|完成|办结)|立行立改|即知即改|长期坚持|持续(?:推进|整改|坚持)|常态化.{0,4}");

    private enum Part {
        UNIT,
        ASSISTING,
        LEADER,
        DEADLINE
    }

    private Owners() {}

    /** What a text says of owners. */
    public static Owner in(String text) {
        Map<Part, String> found = new EnumMap<>(Part.class);
        Matcher label = LABELLED.matcher(text);
        int from = 0;
        for (int colon = colon(text, 0); colon >= 0; colon = colon(text, Math.max(colon + 1, from))) {
            for (int at = Math.max(labelFrom(text, colon), from); at < colon; at++) {
                if (label.region(at, text.length()).lookingAt()) {
                    part(label.group(1))
                            .ifPresent(part ->
                                    found.putIfAbsent(part, label.group(2).strip()));
                    from = label.end();
                    break;
                }
            }
        }
        below(text, found);
        return new Owner(
                found.getOrDefault(Part.UNIT, ""),
                found.getOrDefault(Part.ASSISTING, ""),
                found.getOrDefault(Part.LEADER, ""),
                found.getOrDefault(Part.DEADLINE, ""));
    }

    /** A label alone on its line stands over what it labels, as web pages have it. */
    private static void below(String text, Map<Part, String> found) {
        String label = "";
        for (String line :
                text.indexOf('\n') < 0 ? List.<String>of() : text.lines().toList()) {
            String bare = line.strip();
            if (!label.isEmpty()
                    && !bare.isEmpty()
                    && bare.length() <= LONGEST_VALUE
                    && part(bare).isEmpty()) {
                found.putIfAbsent(part(label).orElseThrow(), bare);
            }
            label = bare.length() <= LONGEST_LABEL && part(bare).isPresent() ? bare : "";
        }
    }

    /** The next colon or closing bracket; only before one can a label stand, and looking for those is quicker. */
    private static int colon(String text, int from) {
        int at = from;
        while (at < text.length() && "：:】".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at < text.length() ? at : -1;
    }

    /** Where the longest label before a colon can begin. */
    private static int labelFrom(String text, int colon) {
        int end = colon;
        while (end > 0 && (Character.isWhitespace(text.charAt(end - 1)) || text.charAt(end - 1) == '\u00A0')) {
            end--;
        }
        return Math.max(0, end - 2 * LONGEST_LABEL - 2);
    }

    private static Optional<Part> part(String label) {
        return Labels.exact(label).map(PARTS::get);
    }

    /** What a line says that is all in brackets and has no labels: 【装备组负责，2025年3月底前完成】; {@link Owner#NONE} for another. */
    public static Owner ofBracketed(String line) {
        Matcher brackets = ALL_IN_BRACKETS.matcher(line);
        if (!brackets.matches()) {
            return Owner.NONE;
        }
        Owner owner = in(brackets.group(1));
        for (String part : brackets.group(1).split("[，,；;。、 　]")) {
            Matcher who = CHARGED.matcher(part);
            if (who.matches()) {
                boolean helps = who.group(2).startsWith("配合") || who.group(2).startsWith("协");
                owner = owner.or(helps ? new Owner("", who.group(1), "", "") : new Owner(who.group(1), "", "", ""));
            } else if (UNTIL.matcher(part).matches()) {
                owner = owner.or(new Owner("", "", "", part.replaceFirst("(?:完成|办结)$", "")));
            }
        }
        return owner;
    }

    /** A title without the brackets behind it that name owners. */
    public static String without(String title) {
        Matcher brackets = IN_BRACKETS.matcher(title);
        if (!brackets.find()) {
            return title;
        }
        String inside = brackets.group(1) == null ? brackets.group(2) : brackets.group(1);
        String bare = in(inside).isKnown() ? title.substring(0, brackets.start()) : title;
        return bare.isBlank() ? title : bare;
    }
}
