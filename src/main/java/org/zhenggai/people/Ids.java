package org.zhenggai.people;

import java.util.regex.Pattern;
import org.zhenggai.kernel.Actor;

/** How user names, codes of units and mail addresses may look; the engine's groups are made of the first two. */
public final class Ids {

    /** What a user name may be, as the end of a sentence that refuses one. */
    public static final String USERNAME = "不能用：须以字母或数字开头，只含字母、数字、点、横线和下划线，不超过64个字符，且不是 system。";

    /** The same for codes of units. */
    public static final String UNIT_CODE = "不能用：须以字母或数字开头，只含字母、数字、点、横线和下划线，不超过40个字符。";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"',;]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,120}");

    private Ids() {}

    public static boolean isUsername(String text) {
        return NAME.matcher(text).matches() && !text.equalsIgnoreCase(Actor.SYSTEM);
    }

    public static boolean isUnitCode(String text) {
        return CODE.matcher(text).matches();
    }

    public static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }
}
