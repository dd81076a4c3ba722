package org.zhenggai.engine.form;

/**
 * A text that a pattern may read so often and no more. A pattern that tries every way through a text would hold the server
 * and its locks for ever; what it cannot settle soon does not fit.
 */
final class PatientText implements CharSequence {

    private static final int MOST_READS = 1_000_000;

    private final CharSequence text;
    private int reads;

    PatientText(CharSequence text) {
        this.text = text;
    }

    /** The pattern has read too often. */
    static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    @Override
    public char charAt(int index) {
        if (++reads > MOST_READS) {
            throw new TooLong();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
