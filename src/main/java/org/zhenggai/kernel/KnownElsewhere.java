package org.zhenggai.kernel;

/** Refuses what there is already, and leads to it. */
public final class KnownElsewhere extends Refusal {

    private static final long serialVersionUID = 1;

    private final String address;
    private final String word;

    /**
     * @param address where it is, within the application
     * @param word what people read for the link
     */
    public KnownElsewhere(String message, String address, String word) {
        super(message);
        this.address = address;
        this.word = word;
    }

    public String address() {
        return address;
    }

    public String word() {
        return word;
    }
}
