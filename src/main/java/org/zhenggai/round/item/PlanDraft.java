package org.zhenggai.round.item;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.round.Events.Touched;

/** What the plan (整改方案) says of items before they are assigned; its deadline is the original one, too. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PlanDraft {

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher publisher;

    /** Who puts an item right, how and until when; null leaves a gap. */
    public record Planned(long item, String leadUnit, String leader, ItemKind kind, LocalDate deadline) {

        /** Whether it says anything of the item. */
        public boolean isKnown() {
            return leadUnit != null || leader != null || kind != null || deadline != null;
        }

        private String kindName() {
            return kind == null ? null : kind.name();
        }
    }

    /**
     * The same with what only the office says.
     *
     * @param assisting codes of the assisting units
     * @param involvesMoney whether sums have to be confirmed before it is signed off
     */
    public record Row(Planned planned, List<String> assisting, boolean major, boolean involvesMoney) {}

    /** Takes over what somebody has planned. */
    public void write(List<Row> rows) {
        batches.batchUpdate("""
                update item set lead_unit = ?, leader = ?, kind = ?, original_deadline = ?, deadline = ?, major = ?,
                    involves_money = ?, version = version + 1 where id = ?
                """, rows.stream().map(PlanDraft::values).toList());
        batches.batchUpdate(
                "delete from item_assisting where item = ?",
                rows.stream().map(row -> new Object[] {row.planned().item()}).toList());
        batches.batchUpdate(
                "insert into item_assisting (item, unit) values (?, ?)",
                rows.stream()
                        .flatMap(row -> row.assisting().stream()
                                .map(unit -> new Object[] {row.planned().item(), unit}))
                        .toList());
        touched(rows.stream().map(row -> row.planned().item()).toList());
    }

    private void touched(List<Long> items) {
        if (!items.isEmpty()) {
            jdbc.sql("select distinct round from item where id in (:items)")
                    .param("items", items)
                    .query(Long.class)
                    .list()
                    .forEach(round -> publisher.publishEvent(new Touched(round)));
        }
    }

    private static Object[] values(Row row) {
        Planned planned = row.planned();
        return new Object[] {
            planned.leadUnit(),
            planned.leader(),
            planned.kindName(),
            planned.deadline(),
            planned.deadline(),
            row.major(),
            row.involvesMoney(),
            planned.item()
        };
    }

    /** Fills in what the source says itself; nobody has seen the items yet, so their version stays. */
    public void propose(List<Planned> proposals) {
        batches.batchUpdate(
                "update item set lead_unit = ?, leader = ?, deadline = ?, original_deadline = ?, kind = ? where id = ?",
                proposals.stream()
                        .map(planned -> new Object[] {
                            planned.leadUnit(),
                            planned.leader(),
                            planned.deadline(),
                            planned.deadline(),
                            planned.kindName(),
                            planned.item()
                        })
                        .toList());
        touched(proposals.stream().map(Planned::item).toList());
    }

    /** Marks items as such with sums to confirm, since the source names some. */
    public void proposeMoney(List<Long> items) {
        batches.batchUpdate(
                "update item set involves_money = true where id = ?",
                items.stream().map(item -> new Object[] {item}).toList());
    }

    /** Fills in the units that help, by item, as the source says. */
    public void proposeAssisting(Map<Long, Set<String>> units) {
        batches.batchUpdate(
                "insert into item_assisting (item, unit) values (?, ?)",
                units.entrySet().stream()
                        .flatMap(item -> item.getValue().stream().map(unit -> new Object[] {item.getKey(), unit}))
                        .toList());
    }
}
