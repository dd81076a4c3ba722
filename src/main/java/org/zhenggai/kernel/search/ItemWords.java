package org.zhenggai.kernel.search;

import java.util.List;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes what items are found by: their numbers and titles, and those of their findings and areas. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ItemWords {

    private static final int CHUNK = 500;

    private final JdbcTemplate jdbc;

    private record Texts(long item, String number, String title, String finding, String area) {

        private String words() {
            return Plain.lines(number, title, finding, area);
        }
    }

    private record Words(long item, String words) {}

    private record Gram(long gram, long item) {}

    /** Writes the words of the items from this one on that have none. */
    public void addFrom(long first) {
        long next = first;
        for (List<Words> added = addSome(next); !added.isEmpty(); added = addSome(next)) {
            next = added.get(added.size() - 1).item() + 1;
        }
    }

    /** The words of an item, with those of the units that lead it or assist. */
    public String of(long item) {
        return String.join(
                "",
                jdbc.queryForList(
                        "select words from item_words where item = ? union all select u.words from unit u where u.words"
                                + " is not null and (u.code = (select lead_unit from item where id = ?)"
                                + " or u.code in (select unit from item_assisting where item = ?))",
                        String.class,
                        item,
                        item,
                        item));
    }

    private List<Words> addSome(long first) {
        List<Words> missing = jdbc
                .query(
                        "select i.id as item, i.number, i.title, f.title as finding, a.title as area from item i"
                                + " join finding f on f.id = i.finding join area a on a.id = f.area where i.id >= ?"
                                + " and not exists (select 1 from item_words w where w.item = i.id)"
                                + " order by i.id limit " + CHUNK,
                        DataClassRowMapper.newInstance(Texts.class),
                        first)
                .stream()
                .map(texts -> new Words(texts.item(), texts.words()))
                .toList();
        jdbc.batchUpdate("insert into item_words (item, words) values (?, ?)", missing, CHUNK, (insert, row) -> {
            insert.setLong(1, row.item());
            insert.setString(2, row.words());
        });
        List<Gram> grams = missing.stream().flatMap(ItemWords::grams).toList();
        jdbc.batchUpdate("insert into item_gram (gram, item) values (?, ?)", grams, 10 * CHUNK, (insert, row) -> {
            insert.setLong(1, row.gram());
            insert.setLong(2, row.item());
        });
        return missing;
    }

    private static Stream<Gram> grams(Words words) {
        return Grams.of(words.words()).stream().map(gram -> new Gram(gram, words.item()));
    }
}
