package org.zhenggai.closing.verification;

import java.util.Arrays;
import java.util.Locale;
import lombok.RequiredArgsConstructor;

/** How an item is verified; each may stand for those before it. */
@RequiredArgsConstructor
enum Method {
    DESK("查阅资料"),
    SAMPLE("抽查"),
    SITE("现场核查");

    private final String word;

    /** The word users read. */
    String word() {
        return word;
    }

    /** As forms, decision tables and our own tables spell it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this is enough where the other one is required. */
    boolean covers(Method required) {
        return compareTo(required) >= 0;
    }

    /**
     * The method with this code.
     *
     * @throws IllegalArgumentException for another code, which only a changed decision table can hold
     */
    static Method of(String code) {
        return Arrays.stream(values())
                .filter(method -> method.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No method of verification is called " + code));
    }
}
