package org.zhenggai.engine.models.check;

/** What a finding means for the file: with an error it cannot count, with a warning it can. */
public enum Severity {
    ERROR("错误"),
    WARNING("提醒");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
