package org.zhenggai.draft;

/** Somebody else changed the draft since it was read; nothing was done. */
class DraftConflict extends RuntimeException {

    private static final long serialVersionUID = 1;

    DraftConflict(String message) {
        super(message);
    }
}
