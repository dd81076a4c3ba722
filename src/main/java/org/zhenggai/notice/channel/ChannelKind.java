package org.zhenggai.notice.channel;

/** The ways out of the system; the word is what users read. */
public enum ChannelKind {
    MAIL("邮件"),
    WEBHOOK("即时通讯");

    private final String word;

    ChannelKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
