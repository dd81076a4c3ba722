package org.zhenggai.demo;

/** Hears how far a story is. */
@FunctionalInterface
public interface Progress {

    /** A sentence for each reporting period. */
    void say(String sentence);

    /** A day that begins, of so many. */
    default void day(long day, long days) {}
}
