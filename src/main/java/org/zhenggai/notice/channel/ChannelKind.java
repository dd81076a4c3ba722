package org.zhenggai.notice.channel;

import lombok.RequiredArgsConstructor;

/** The ways out of the system; the word is what users read. */
@RequiredArgsConstructor
public enum ChannelKind {
    MAIL("邮件"),
    WEBHOOK("即时通讯");

    private final String word;

    public String word() {
        return word;
    }
}
