package org.zhenggai.intake.parse.marking;

/** What a line of a document is the heading of, as a person marks it or the reading infers it. */
public enum Meaning {
    AREA("方面"),
    FINDING("问题"),
    MEASURE("整改措施"),
    NOTHING("都不是");

    private final String word;

    Meaning(String word) {
        this.word = word;
    }

    /** What people read for it. */
    public String word() {
        return word;
    }
}
