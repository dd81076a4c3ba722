package org.zhenggai.kernel.search;

import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was found of one kind: some of it, and how much there is.
 *
 * @param all counted no further than {@link #MOST}
 */
public record Hits<T>(List<T> rows, long all) {

    /** Nobody reads on behind so many; counting them would only take time. */
    public static final int MOST = 200;

    /** Which of them are wanted. */
    public record Window(int from, int size) {

        /** The page of that number, from 1. */
        public static Window of(int number, int size) {
            return new Window((Math.max(1, Math.min(number, MOST / size)) - 1) * size, size);
        }
    }

    public static <T> Hits<T> none() {
        return new Hits<>(List.of(), 0);
    }

    /**
     * Reads and counts in one query, since what is rare and what is common cost the same to look for twice.
     *
     * @param tables what follows {@code from}, with conditions
     * @param fill sets the parameters
     */
    public static <T> Hits<T> of(
            JdbcClient jdbc,
            Class<T> type,
            String columns,
            String tables,
            String order,
            Window window,
            Function<JdbcClient.StatementSpec, JdbcClient.StatementSpec> fill) {
        List<T> found = fill.apply(
                        jdbc.sql("select %s from %s order by %s limit %d".formatted(columns, tables, order, MOST + 1)))
                .query(type)
                .list();
        return new Hits<>(
                found.stream().skip(window.from()).limit(window.size()).toList(), found.size());
    }

    /** How many, in words. */
    public String count() {
        return all > MOST ? MOST + "以上" : Long.toString(all);
    }
}
