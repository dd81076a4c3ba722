package org.zhenggai.people.account;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.zhenggai.kernel.Refusal;

/** What a password must be like: long rather than motley, as NIST SP 800-63B advises. */
public final class PasswordRules {

    /** In characters. */
    public static final int SHORTEST = 10;

    /** In bytes of UTF-8; BCrypt reads no more. */
    private static final int LONGEST = 72;

    /** A user name shorter than this may be part of a password by chance. */
    private static final int TELLING_NAME = 4;

    /** Common ones that are long enough; those of one repeated character are refused anyway. */
    private static final Set<String> COMMON = Set.of("""
            0123456789 0987654321 1234512345 1234554321 1234567890 12345678910 123456789a 1234567890a
            123456789abc 1234567890qq 123123123123 1314520520 13145201314 147258369a 1q2w3e4r5t 1q2w3e4r5t6y
            1qaz2wsx3edc 5201314520 5201314521 9876543210 a123456789 aa123456789 abc123456789 abcd123456
            abcd12345678 abcdefghij abcdefg123 admin12345 admin123456 administrator asdfghjkl123
            iloveyou1314 p@ssw0rd123 password12 password123 password1234 qazwsxedcrfv qq123456789 qwer123456
            qwerty1234 qwerty12345 qwertyuiop test123456 woaini1314 woaini1314520 woaini520520 yanshi-2023
            zhenggai123 zhenggai123456 zxcvbnm123
            """.split("\\s+"));

    private PasswordRules() {}

    /**
     * Lets a new password pass.
     *
     * @throws Refusal with the rule it breaks
     */
    public static void check(String username, String password) {
        String plain = password.toLowerCase(Locale.ROOT);
        Refusal.unless(password.codePointCount(0, password.length()) >= SHORTEST, "新密码至少%d个字符，请再长一些。", SHORTEST);
        Refusal.unless(password.getBytes(StandardCharsets.UTF_8).length <= LONGEST, "新密码过长，最多%d个字母数字或24个汉字。", LONGEST);
        Refusal.unless(!isName(username.toLowerCase(Locale.ROOT), plain), "新密码不能含有用户名，请换一个。");
        Refusal.unless(!COMMON.contains(plain) && plain.codePoints().distinct().count() > 2, "新密码太常见，容易被猜中，请换一个。");
    }

    private static boolean isName(String name, String password) {
        return password.equals(name) || name.length() >= TELLING_NAME && password.contains(name);
    }
}
