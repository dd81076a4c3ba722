package org.zhenggai.paper;

/** Hears how far a document has come. */
@FunctionalInterface
public interface Progress {

    Progress NONE = percent -> {};

    /** @param percent from 0 to 100 */
    void at(int percent);
}
