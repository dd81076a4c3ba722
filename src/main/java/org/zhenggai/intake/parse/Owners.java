package org.zhenggai.intake.parse;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads owners that stand in brackets behind a problem or after labels: （责任单位：…；责任领导：…；整改时限：…）. */
public final class Owners {

    private static final Map<Labels.Role, Part> PARTS = Map.of(
            Labels.Role.UNIT, Part.UNIT,
            Labels.Role.ASSISTING, Part.ASSISTING,
            Labels.Role.LEADER, Part.LEADER,
            Labels.Role.DEADLINE, Part.DEADLINE);
    private static final String LABEL = Labels.WORDS.entrySet().stream()
            .filter(label -> PARTS.containsKey(label.getValue()))
            .map(Map.Entry::getKey)
            .sorted(Comparator.comparing(String::length).reversed())
            .collect(Collectors.joining("|", "(?:", ")"));
    private static final Pattern LABELLED = Pattern.compile("[【\\[]?(" + LABEL
            + ")[】\\]]?\\s*[：:]\\s*([^；;，,。\\n）)】\\]]{1,60}?)(?=[；;，,。\\n）)】\\]]|\\s+" + LABEL + "|\\s*$)");
    private static final Pattern IN_BRACKETS = Pattern.compile(
            "\\s*(?:（[^（）]*" + LABEL + "[：:][^（）]*）|[(【\\[][^()【】\\[\\]]*" + LABEL + "[：:][^()【】\\[\\]]*[)】\\]])\\s*$");

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
        while (label.find()) {
            found.putIfAbsent(
                    PARTS.get(Labels.WORDS.get(label.group(1))), label.group(2).strip());
        }
        return new Owner(
                found.getOrDefault(Part.UNIT, ""),
                found.getOrDefault(Part.ASSISTING, ""),
                found.getOrDefault(Part.LEADER, ""),
                found.getOrDefault(Part.DEADLINE, ""));
    }

    /** A title without the brackets behind it that name owners. */
    public static String without(String title) {
        String bare = IN_BRACKETS.matcher(title).replaceFirst("");
        return bare.isBlank() ? title : bare;
    }
}
