package org.zhenggai.engine.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.desk.DeskTasks.Wish;
import org.zhenggai.engine.tasklist.TaskCards;
import org.zhenggai.engine.tasklist.TaskCards.Card;
import org.zhenggai.engine.tasklist.TaskCards.Cards;
import org.zhenggai.kernel.search.Wanted;
import org.zhenggai.kernel.web.Page;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.RoundState;

/** What waits for somebody (待办), the most urgent first. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Desk {

    private static final Wanted ANYTHING = Wanted.of("");

    private final DeskTasks open;
    private final KeptTasksProcess kept;
    private final TaskCards cards;
    private final JdbcClient jdbc;

    /** A task that waits, with what its row says. */
    public record Row(String id, Card card) {}

    /** How many tasks a person may do, those among them that are his alone, and those that are late. */
    public record Counts(long waiting, long mine, long overdue) {}

    record RoundChoice(long id, String name) {}

    /**
     * A page of the list.
     *
     * @param parts how many tasks each part has
     * @param teams for whoever assigns, the people to whom he may
     */
    record Listing(Page<Row> page, Map<Part, Long> parts, Cards teams) {}

    /** The figures for the badge of the head. */
    public Counts counts(Viewer viewer) {
        Map<Part, Long> parts = parts(viewer);
        return new Counts(parts.get(Part.ALL), parts.get(Part.MINE), parts.get(Part.OVERDUE));
    }

    /** How many tasks each part of the whole list has. */
    public Map<Part, Long> parts(Viewer viewer) {
        return open.counts(wish(viewer, null, ANYTHING));
    }

    /** The first tasks of the list. */
    public List<Row> first(Viewer viewer, int most) {
        return rows(viewer, open.ids(wish(viewer, null, ANYTHING), Part.ALL, 0, most));
    }

    Listing list(Viewer viewer, Part part, Long round, Wanted words, int number) {
        Wish wish = wish(viewer, round, words);
        Map<Part, Long> parts = open.counts(wish);
        Page<String> ids = Page.of(parts.get(part), number, first -> open.ids(wish, part, first, Page.SIZE));
        Cards found = cards.cards(viewer, ids.rows());
        return new Listing(new Page<>(rows(found, ids.rows()), ids.number(), ids.pages(), ids.all()), parts, found);
    }

    private Wish wish(Viewer viewer, Long round, Wanted words) {
        return new Wish(viewer.username(), round, words, kept.of(viewer.username()));
    }

    private List<Row> rows(Viewer viewer, List<String> ids) {
        return rows(cards.cards(viewer, ids), ids);
    }

    private static List<Row> rows(Cards found, List<String> ids) {
        return ids.stream()
                .filter(found.cards()::containsKey)
                .map(id -> new Row(id, found.cards().get(id)))
                .toList();
    }

    /** The rounds that run and have items of this person's units, or all that run for whoever works for all units. */
    List<RoundChoice> rounds(Viewer viewer) {
        return jdbc.sql("""
                        select r.id, r.short_name as name from round r
                        where %s and (:all or exists
                            (select 1 from item i where i.round = r.id and i.lead_unit in (:units)))
                        order by r.id desc
                        """.formatted(RoundState.openIn("r")))
                .param("all", viewer.units().isEmpty())
                .param("units", viewer.units().isEmpty() ? List.of("") : viewer.units())
                .query(RoundChoice.class)
                .list();
    }

    /** The card of one task; empty for whoever does not see it. */
    Optional<Card> card(Viewer viewer, String task) {
        return Optional.ofNullable(cards.cards(viewer, List.of(task)).cards().get(task));
    }

    /** The people to whom the viewer may assign, by user name. */
    static Map<String, String> members(Cards found) {
        Map<String, String> members = new LinkedHashMap<>();
        found.teams().values().forEach(team -> team.forEach(member -> members.put(member.username(), member.name())));
        return members;
    }
}
