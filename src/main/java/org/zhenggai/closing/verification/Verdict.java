package org.zhenggai.closing.verification;

import java.util.Locale;

/** What a verification comes to; as an answer of the model it is written in small letters. */
enum Verdict {
    PASSED,
    RETURNED,
    JOINT,
    DISSENTED;

    String answer() {
        return name().toLowerCase(Locale.ROOT);
    }
}
