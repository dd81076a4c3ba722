package org.zhenggai.round.item;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Actor;
import org.zhenggai.round.EventKind;

/** Reads the history of one item. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ItemHistory {

    private final JdbcClient jdbc;

    /** What happened, when, and by whom, in words. */
    public record Event(LocalDateTime at, String actor, EventKind kind, String text) {}

    /** The whole history, oldest first. */
    public List<Event> of(long item) {
        return behind(item, 0);
    }

    /** How many lines it has. */
    public int size(long item) {
        return jdbc.sql("select count(*) from event where item = ?")
                .param(item)
                .query(Integer.class)
                .single();
    }

    /** The history but for its first lines, oldest first. */
    public List<Event> behind(long item, int lines) {
        return jdbc.sql("""
                        select e.at, %s as actor, e.kind, e.text
                        from event e left join person p on p.username = e.actor where e.item = :item order by e.id
                        offset :lines rows
                        """.formatted(Actor.nameIn("e.actor", "p")))
                .param("item", item)
                .param("lines", lines)
                .query(Event.class)
                .list();
    }

    /** The returns of a history, newest first. */
    public static List<Event> returns(List<Event> history) {
        List<Event> returns = new ArrayList<>(
                history.stream().filter(event -> event.kind().isReturn()).toList());
        Collections.reverse(returns);
        return returns;
    }

    /** The return that the next person has to answer: the last step of the item's course, if that was one. */
    public static Optional<Event> unanswered(List<Event> history) {
        return history.stream()
                .filter(event -> event.kind().isOfCourse())
                .reduce((earlier, later) -> later)
                .filter(event -> event.kind().isReturn());
    }
}
