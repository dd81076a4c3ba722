package org.zhenggai.intake.parse;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads owners that stand in brackets behind a problem or after labels: （责任单位：…；责任领导：…；整改时限：…）. */
public final class Owners {

    private static final String LABEL =
            "(?:牵头单位|责任单位|责任部门|牵头部门|主办单位|整改单位|主责单位|配合单位|协办单位|配合部门|责任领导|牵头领导|分管领导|包案领导|责任人|整改时限|完成时限|整改期限|完成时间|时限)";
    private static final Pattern LABELLED = Pattern.compile(
            "(" + LABEL + ")\\s*[：:]\\s*([^；;，,。\\n）)】\\]]{1,60}?)(?=[；;，,。\\n）)】\\]]|\\s+" + LABEL + "|\\s*$)");
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
            found.putIfAbsent(part(label.group(1)), label.group(2).strip());
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

    private static Part part(String label) {
        if (label.startsWith("配合") || label.startsWith("协办")) {
            return Part.ASSISTING;
        }
        if (label.endsWith("领导") || label.endsWith("人")) {
            return Part.LEADER;
        }
        return label.endsWith("时限") || label.endsWith("期限") || label.endsWith("时间") ? Part.DEADLINE : Part.UNIT;
    }
}
