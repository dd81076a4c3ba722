package org.zhenggai.intake.desk;

/** The draft was changed since it was read, by somebody else or in another window; nothing was done. */
class DraftConflict extends RuntimeException {

    private static final long serialVersionUID = 1;

    DraftConflict(String message) {
        super(message);
    }
}
