package org.zhenggai.ledger.home;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.EventKind;

/**
 * What changed on what somebody follows: units their own items, leaders those they answer for, who watches over the
 * rounds all of them. It is the history that the items' pages show, and of no item that he may not open.
 */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class Followed {

    /** Lines on the page. */
    private static final int SHOWN = 8;

    /** Of one kind on one day, from so many on they are one line. */
    private static final int MANY = 4;

    /** Lines of history that are read. */
    private static final int READ = 300;

    /** Days back for who has a few items; the others look back to the last working day. */
    private static final int DAYS = 14;

    private static final int LONGEST_TEXT = 90;

    private static final String SQL = """
            select e.at, %s as actor, e.kind, e.text, i.id as item, i.number, i.title, r.id as round, r.short_name
            from event e join round r on r.id = e.round left join item i on i.id = e.item
                left join person p on p.username = e.actor
            where e.at >= :since and e.actor <> :me and e.kind <> :assigned and ((e.item is not null and %s
                and (:watches or i.lead_unit in (:ownUnits) or i.leader in (:principals)
                    or exists (select 1 from item_assisting f where f.item = i.id and f.unit in (:ownUnits))))
                or (e.item is null and %s))
            order by e.id desc limit :most
            """.formatted(Actor.nameIn("e.actor", "p"), Scope.CONDITION, Scope.READS_ROUND);

    private final WorkCalendar calendar;
    private final JdbcClient jdbc;
    private final Clock clock;

    private record Row(
            LocalDateTime at,
            String actor,
            EventKind kind,
            String text,
            Long item,
            String number,
            String title,
            long round,
            String shortName) {

        /** The same on the same day in the same round, whoever did it. */
        private Object alike() {
            return List.of(kind, at.toLocalDate(), round, item == null);
        }
    }

    /** An item that something happened to. */
    record Of(long item, String number, String title) {}

    /** What happened, to one item, to many on one day, or to the round as a whole. */
    record Change(
            LocalDateTime at, String actor, EventKind kind, String text, List<Of> items, long round, String roundName) {

        public boolean isOfMany() {
            return items.size() > 1;
        }
    }

    /**
     * What there is to show.
     *
     * @param since first day that is looked at
     * @param isWhole whether all of it is shown
     */
    record Changes(LocalDate since, List<Change> shown, boolean isWhole) {}

    Changes of(Viewer viewer) {
        boolean watches = viewer.watchesCases();
        LocalDate today = LocalDate.now(clock);
        LocalDate since = watches ? calendar.onOrBefore(today.minusDays(1)) : today.minusDays(DAYS);
        List<Row> rows = jdbc.sql(SQL)
                .params(Scope.of(viewer).parameters())
                .param("since", since.atStartOfDay())
                .param("me", viewer.username())
                .param("assigned", EventKind.TASK_ASSIGNED.name())
                .param("watches", watches)
                .param("most", READ)
                .query(Row.class)
                .list();
        List<Change> changes = together(rows);
        return new Changes(
                since,
                changes.subList(0, Math.min(SHOWN, changes.size())),
                changes.size() <= SHOWN && rows.size() < READ);
    }

    /** What happened to many items on one day is one line, and so is what one did to an item more than once. */
    private static List<Change> together(List<Row> rows) {
        Map<Object, Long> alike = rows.stream().collect(Collectors.groupingBy(Row::alike, Collectors.counting()));
        Map<Object, List<Row>> lines = new LinkedHashMap<>();
        rows.forEach(row -> lines.computeIfAbsent(
                        row.item() != null && alike.get(row.alike()) >= MANY
                                ? row.alike()
                                : Arrays.asList(row.alike(), row.item(), row.actor()),
                        line -> new ArrayList<>())
                .add(row));
        return lines.values().stream().map(Followed::line).toList();
    }

    /** Of rows that are alike, newest first. */
    private static Change line(List<Row> rows) {
        Row newest = rows.get(0);
        List<Of> items = rows.stream()
                .filter(row -> row.item() != null)
                .sorted(Comparator.comparing(Row::item))
                .map(row -> new Of(row.item(), row.number(), row.title()))
                .distinct()
                .toList();
        long actors = rows.stream().map(Row::actor).distinct().count();
        return new Change(
                newest.at(),
                newest.actor() + (actors > 1 ? "等" + actors + "人" : ""),
                newest.kind(),
                items.size() > 1 ? "" : shortened(newest.text()) + (rows.size() == 1 ? "" : "（共" + rows.size() + "次）"),
                items,
                newest.round(),
                newest.shortName());
    }

    private static String shortened(String text) {
        String line = text == null ? "" : text.strip();
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
    }
}
