package org.zhenggai.kernel.web;

import java.util.List;
import java.util.function.LongFunction;

/**
 * A page of a long list.
 *
 * @param number counts from 1
 * @param pages how many there are, at least one
 * @param all rows of the whole list
 */
public record Page<T>(List<T> rows, int number, int pages, long all) {

    /** Rows of a page. */
    public static final int SIZE = 50;

    /**
     * The page of that number, or the last one where there are fewer.
     *
     * @param all rows of the whole list
     * @param rows gives at most {@link #SIZE} rows behind as many as it is told
     */
    public static <T> Page<T> of(long all, int number, LongFunction<List<T>> rows) {
        int pages = (int) Math.max((all + SIZE - 1) / SIZE, 1);
        int shown = Math.max(1, Math.min(number, pages));
        return new Page<>(rows.apply((shown - 1L) * SIZE), shown, pages, all);
    }
}
