package org.zhenggai.kernel.office;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in the hidden column of a row: whose row it is, which version of it went out, and a sum of what was open in it,
 * by which a row that nobody filled in is known. No secret: whatever it says is checked against the tables.
 */
public record RowKey(String subject, int version, String sum) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9-]{1,64})\\.(\\d{1,9})\\.([0-9a-f]{1,8})");

    public static RowKey of(Object subject, int version, List<String> open) {
        return new RowKey(subject.toString(), version, sum(open));
    }

    public static Optional<RowKey> parse(String text) {
        Matcher key = FORM.matcher(text);
        return key.matches()
                ? Optional.of(new RowKey(key.group(1), Integer.parseInt(key.group(2)), key.group(3)))
                : Optional.empty();
    }

    public static String sum(List<String> open) {
        return Integer.toHexString(open.stream().map(BookReader::plain).toList().hashCode());
    }

    public String text() {
        return subject + "." + version + "." + sum;
    }
}
