package org.zhenggai.intake.parse.reading.prose;

/** A stretch of flat text, such as one that states one problem. */
record Clause(int from, int to) {

    int length() {
        return to - from;
    }
}
