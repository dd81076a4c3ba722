package org.zhenggai.intake.parse.words;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in brackets behind a heading and is no part of it: how far the item is, how many there are, who is responsible. */
public final class Brackets {

    private static final String STATUS =
            "(?:目前)?(?:已|未|正在|正|基本|立行立改|即知即改|长期|持续|阶段性|部分|全部|按期|限期|推进|完成|整改|销号|立行)[^（）()【】\\[\\]：]{0,14}"
                    + "|(?:进行|推进|整改|办理)中|长期坚持|常态化.{0,8}|整改(?:类型|时限|状态)[：][^（）()【】\\[\\]]{1,20}";
    private static final Pattern STATUS_BEHIND = Pattern.compile(
            "\\s*[（(【\\[]\\s*(" + STATUS + ")\\s*[）)】\\]]\\s*[。.]?$|\\s*(?:——|--|—)(" + STATUS + ")\\s*[。.]?$");
    private static final String NUMBER = "\\d{1,3}|[" + Numerals.CHARACTERS + "]{1,4}";
    private static final Pattern COUNT_BEHIND = Pattern.compile(
            "\\s*[（(【\\[]\\s*(?:共)?(?:问题)?(" + NUMBER + ")\\s*(?:个|条|项|点|方面)?(?:问题|方面|条)?\\s*[）)】\\]]\\s*[。.]?$");

    private Brackets() {}

    /** A heading without what stands in brackets behind it, or as it is where nothing else would be left. */
    public static String without(String heading) {
        if (!mayEndInBrackets(heading)) {
            return heading;
        }
        String bare = heading;
        String last;
        do {
            last = bare;
            bare = Owners.without(bare);
            bare = STATUS_BEHIND.matcher(bare).replaceFirst("");
            bare = COUNT_BEHIND.matcher(bare).replaceFirst("");
        } while (!bare.equals(last));
        return bare.isBlank() ? heading : bare;
    }

    /** Most headings do not, and are told by their last character. */
    private static boolean mayEndInBrackets(String heading) {
        int last = heading.length() - 1;
        while (last >= 0 && isNothing(heading.charAt(last))) {
            last--;
        }
        return last >= 0 && "）)】]".indexOf(heading.charAt(last)) >= 0
                || heading.indexOf('—') >= 0
                || heading.contains("--");
    }

    private static boolean isNothing(char c) {
        return c == '。' || c == '.' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** How far an item is, as the heading says it; empty where it does not. */
    public static String status(String heading) {
        Matcher status = STATUS_BEHIND.matcher(heading);
        if (!mayEndInBrackets(heading) || !status.find()) {
            return "";
        }
        return status.group(1) == null ? status.group(2) : status.group(1);
    }

    /** How many a heading says stand below it; 0 where it does not say. */
    public static int count(String heading) {
        Matcher count = COUNT_BEHIND.matcher(heading);
        if (!mayEndInBrackets(heading) || !count.find()) {
            return 0;
        }
        String number = count.group(1);
        return Character.isDigit(number.charAt(0)) ? Integer.parseInt(number) : Numerals.parse(number);
    }
}
