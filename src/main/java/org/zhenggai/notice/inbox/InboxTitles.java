package org.zhenggai.notice.inbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.engine.tasklist.TaskCards;
import org.zhenggai.notice.inbox.Inbox.Line;
import org.zhenggai.people.Viewer;

/**
 * What the lines of an inbox are about. A notice keeps no title, since it also goes out by mail; on the page it is asked
 * for anew, so that whoever may see an item no more does not read it here either.
 */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
class InboxTitles {

    private static final Pattern ITEM = Pattern.compile("/items/([0-9]+)");

    private final TaskCards cards;
    private final JdbcClient jdbc;

    private record Title(long id, String title) {}

    /** The titles by line, of those lines that are about an item that the viewer sees. */
    Map<Long, String> of(Viewer viewer, List<Line> lines) {
        Map<Long, Long> items = new HashMap<>();
        lines.forEach(line -> {
            Matcher path = ITEM.matcher(line.path());
            if (path.matches()) {
                items.put(line.id(), Long.valueOf(path.group(1)));
            }
        });
        Map<Long, String> known = items.isEmpty() ? new HashMap<>() : ofItems(viewer, items);
        Map<String, TaskCards.Card> open = cards.cards(
                        viewer,
                        lines.stream()
                                .filter(line -> !line.ended())
                                .map(Line::task)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList())
                .cards();
        Map<Long, String> titles = new HashMap<>();
        lines.forEach(line -> {
            TaskCards.Card card = line.task() == null ? null : open.get(line.task());
            String title = card == null ? known.get(items.get(line.id())) : card.title();
            if (title != null && !title.isBlank()) {
                titles.put(line.id(), title);
            }
        });
        return titles;
    }

    private Map<Long, String> ofItems(Viewer viewer, Map<Long, Long> items) {
        return jdbc
                .sql("select i.id, i.title from item i where i.id in (:items) and " + Scope.CONDITION)
                .param("items", items.values())
                .params(Scope.of(viewer).parameters())
                .query(Title.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Title::id, Title::title));
    }
}
