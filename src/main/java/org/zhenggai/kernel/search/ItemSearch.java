package org.zhenggai.kernel.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds items by words in their number, title, finding, area and units, by index and not line by line. */
public final class ItemSearch {

    private static final String BY_GRAMS = """
            select w.item from item_words w where w.words like :word%1$d escape '!'
                and w.item in (select g.item from item_gram g where g.gram in (:grams%1$d)
                    group by g.item having count(*) = :pairs%1$d)
            """;

    private static final String BY_CHARACTER = """
            select g.item from item_gram g where g.gram between :begin%1$d and :end%1$d
            """;

    /**
     * Units are looked up where they stand, so that a new name or another unit is found at once. H2 keeps what a query
     * found for the next row, but not what a union found, so each union has a name.
     */
    private static final String FOUND = """

            and i.id in (select found%1$d.item from (%2$s
                union all select wl.id from item wl
                    where wl.lead_unit in (select wu.code from unit wu where wu.words like :word%1$d escape '!')
                union all select wa.item from item_assisting wa
                    where wa.unit in (select wu.code from unit wu where wu.words like :word%1$d escape '!')) found%1$d)
            """;

    private ItemSearch() {}

    /** Conditions on an item {@code i}, each led in by {@code and}; their parameters are {@link #parameters}. */
    public static String condition(Wanted wanted) {
        return IntStream.range(0, wanted.words().size())
                .mapToObj(n ->
                        FOUND.formatted(n, (isCharacter(wanted.words().get(n)) ? BY_CHARACTER : BY_GRAMS).formatted(n)))
                .collect(Collectors.joining());
    }

    public static Map<String, Object> parameters(Wanted wanted) {
        Map<String, Object> parameters = new HashMap<>(wanted.patterns());
        for (int n = 0; n < wanted.words().size(); n++) {
            String word = wanted.words().get(n);
            if (isCharacter(word)) {
                parameters.put("begin" + n, Grams.begin(word.codePointAt(0)));
                parameters.put("end" + n, Grams.end(word.codePointAt(0)));
            } else {
                List<Long> grams = Grams.leadingTo(word);
                parameters.put("grams" + n, grams);
                parameters.put("pairs" + n, grams.size());
            }
        }
        return parameters;
    }

    private static boolean isCharacter(String word) {
        return word.codePointCount(0, word.length()) == 1;
    }
}
