package org.zhenggai.notice.inbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.EventKind;

/**
 * Why an item was sent back or what was withdrawn, for the reader of a notice alone and as far as he may read the item now: a
 * notice itself, which also goes out by mail, holds no words of a case.
 */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
class NoticeReasons {

    private static final Pattern EVENT = Pattern.compile("event:(\\d+)");

    private final JdbcClient jdbc;

    private record Happened(long id, EventKind kind, String text) {}

    /** By the notice's id, in one query; of an item that he may not read there is none. */
    Map<Long, String> of(Viewer viewer, List<Inbox.Line> lines) {
        Map<Long, Long> events = new HashMap<>();
        lines.forEach(line -> {
            Matcher key = EVENT.matcher(line.eventKey());
            if (key.matches()) {
                events.put(line.id(), Long.parseLong(key.group(1)));
            }
        });
        Map<Long, String> words = events.isEmpty() ? Map.of() : words(events.values(), Scope.of(viewer));
        return events.entrySet().stream()
                .filter(event -> words.containsKey(event.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, event -> words.get(event.getValue())));
    }

    private Map<Long, String> words(Collection<Long> events, Scope scope) {
        return jdbc
                .sql("select e.id, e.kind, e.text from event e join item i on i.id = e.item"
                        + " where e.id in (:events) and e.text <> '' and " + Scope.CONDITION)
                .param("events", events)
                .params(scope.parameters())
                .query(Happened.class)
                .list()
                .stream()
                .filter(one -> one.kind().isReturn() || one.kind() == EventKind.EVIDENCE_WITHDRAWN)
                .collect(Collectors.toMap(Happened::id, Happened::text));
    }
}
