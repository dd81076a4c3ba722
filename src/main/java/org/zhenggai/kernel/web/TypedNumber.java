package org.zhenggai.kernel.web;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as people type and paste them: in full width, with blanks, with commas at the thousands. Exponents are no way
 * to write one, and some would fill the memory once written out. {@code typed-numbers.js} reads them in the same way.
 */
public final class TypedNumber {

    private static final Pattern THOUSANDS = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern NUMBER = Pattern.compile("-?(\\d{1,18}(\\.\\d{0,9})?|\\.\\d{1,9})");

    private TypedNumber() {}

    /** The number; empty for what is none, or has more than 18 digits before or 9 after the point. */
    public static Optional<BigDecimal> of(String text) {
        String narrow = Normalizer.normalize(TypedText.plain(text), Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .replace('。', '.');
        String plain = THOUSANDS.matcher(narrow).matches() ? narrow.replace(",", "") : narrow;
        return NUMBER.matcher(plain).matches() ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    /** The same for a share in percent, where the sign says nothing new. */
    public static Optional<BigDecimal> percent(String text) {
        return of(text.strip().replaceAll("[%％]$", ""));
    }
}
