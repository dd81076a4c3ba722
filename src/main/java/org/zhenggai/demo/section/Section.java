package org.zhenggai.demo.section;

/** One part of what {@code replay} prints at its end, in the order of the beans' {@code @Order}. */
public interface Section {

    /**
     * The part's lines, with a title of its own, as counted from the database.
     *
     * @param round id of the replayed round
     */
    String of(long round);
}
