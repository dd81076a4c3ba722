package org.zhenggai.closing.verification;

import lombok.RequiredArgsConstructor;

/** What has become of a verification; the word is what users read. */
@RequiredArgsConstructor
public enum VerificationState {
    PROPOSED("会同核验中"),
    PASSED("通过"),
    RETURNED("未通过"),
    WITHDRAWN("会同核验未取得一致");

    private final String word;

    /** The word users read. */
    public String word() {
        return word;
    }
}
