package org.zhenggai.ledger.search;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.kernel.search.Hits;
import org.zhenggai.kernel.search.ItemSearch;
import org.zhenggai.kernel.search.Snippet;
import org.zhenggai.kernel.search.Wanted;
import org.zhenggai.round.item.ItemState;

/** Items and findings of all rounds by their words, as far as somebody may see them. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CaseSearch {

    /** Whoever sees some items of a finding only is not told by a hit what stands in the passages of the others. */
    private static final String SEEN = """
            (select count(*) from item i where i.finding = f.id and %s)
            """.formatted(Scope.CONDITION);

    private static final String WHOLE = """
            case when %s = (select count(*) from item s where s.finding = f.id) then f.text_words end
            """.formatted(SEEN);

    private final JdbcClient jdbc;

    /** An item. */
    public record FoundItem(
            long id, String round, String number, String title, ItemState state, boolean confidential, String unit) {}

    /**
     * A finding.
     *
     * @param item the first of its items that the reader sees
     * @param words where the word stands in its text; null where its heading alone was looked through
     */
    public record FoundFinding(long id, String round, int number, String title, int items, long item, String words) {}

    private record Row(long id, String round, int number, String title, int items, long item, String text) {}

    public Hits<FoundItem> items(Wanted wanted, Scope scope, Hits.Window window) {
        return Hits.of(
                jdbc,
                FoundItem.class,
                "i.id, r.short_name as round, i.number, i.title, i.state, i.confidential, u.name as unit",
                "item i join round r on r.id = i.round left join unit u on u.code = i.lead_unit where "
                        + Scope.CONDITION + ItemSearch.condition(wanted),
                "i.round desc, i.position",
                window,
                query -> query.params(scope.parameters()).params(ItemSearch.parameters(wanted)));
    }

    public Hits<FoundFinding> findings(Wanted wanted, Scope scope, Hits.Window window) {
        Hits<Row> found = Hits.of(
                jdbc,
                Row.class,
                """
                f.id, r.short_name as round, f.number, f.title, %s as items,
                (select min(i.id) from item i where i.finding = f.id and %s) as item,
                case when %s is not null then f.text end as text
                """.formatted(SEEN, Scope.CONDITION, WHOLE),
                // The quick question first: who sees what is asked only of those that hold the words at all.
                "finding f join round r on r.id = f.round where f.id > 0" + wanted.condition("f.words", "f.text_words")
                        + " and exists (select 1 from item i where i.finding = f.id and " + Scope.CONDITION + ")"
                        + wanted.condition("f.words", WHOLE),
                "f.round desc, f.id",
                window,
                query -> query.params(scope.parameters()).params(wanted.patterns()));
        return new Hits<>(
                found.rows().stream()
                        .map(row -> new FoundFinding(
                                row.id(),
                                row.round(),
                                row.number(),
                                row.title(),
                                row.items(),
                                row.item(),
                                row.text() == null ? null : Snippet.of(wanted, row.text())))
                        .toList(),
                found.all());
    }
}
