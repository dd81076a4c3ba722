package org.zhenggai.access.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.login.Logins;
import org.zhenggai.people.Viewer;

/**
 * The source text of the finding behind an item, verbatim, cut to what its reader may see: the finding's heading and
 * what its items share, the item's own passage, and those of other items that are his too. Pages, tabs and forms all
 * take it from here.
 */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class FindingText {

    private static final String LEFT_OUT = "（本问题其他整改事项的内容由其责任单位查看）";
    private static final String NOT_DIVIDED = "（本问题的原文没有按整改事项分开，本事项的内容请向整改办了解）";

    private final JdbcClient jdbc;

    /**
     * A line of the document.
     *
     * @param number as in the document, from 1; null for a remark that stands for what was left out
     */
    public record Line(Integer number, String text) {}

    public record Excerpt(List<Line> lines) {

        public String text() {
            return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
        }
    }

    private record Source(int line, String text) {}

    /** Where the passage of an item begins, null when nobody knows, and whether the reader sees the item. */
    private record Passage(Integer passageFrom, boolean visible) {}

    /** For a viewer of the item. */
    public Excerpt of(Viewer viewer, long item) {
        return excerpt(Scope.of(viewer), item);
    }

    /**
     * For whoever opens a form about the item: the engine reads forms without saying for whom. The server itself gets
     * the item's own passage.
     */
    public Excerpt ofReader(long item) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        Scope scope = Logins.isPerson(login)
                ? Scope.of(Viewer.of(login.getName(), login.getName(), Logins.groups(login)))
                : Scope.NONE;
        return excerpt(scope, item);
    }

    /** For a document that every reader of the item gets: the item's own passage and what its siblings share, no more. */
    public Excerpt ofItemAlone(long item) {
        return excerpt(Scope.NONE, item);
    }

    private Excerpt excerpt(Scope scope, long item) {
        Source source = jdbc.sql("select f.line, f.text from finding f join item i on i.finding = f.id where i.id = ?")
                .param(item)
                .query(Source.class)
                .single();
        List<Passage> passages = jdbc.sql("""
                        select i.passage_from, (i.id = :item or %s) as visible from item i
                        where i.finding = (select own.finding from item own where own.id = :item) order by i.position
                        """.formatted(Scope.CONDITION))
                .param("item", item)
                .params(scope.parameters())
                .query(Passage.class)
                .list();
        if (passages.stream().allMatch(Passage::visible)) {
            return new Excerpt(lines(source, 0, source.text().length()));
        }
        return new Excerpt(isDivided(passages, source) ? cut(source, passages) : List.of(new Line(null, NOT_DIVIDED)));
    }

    /** Whoever may not see all gets nothing that cannot be told apart. */
    private static boolean isDivided(List<Passage> passages, Source source) {
        int before = 0;
        for (Passage passage : passages) {
            Integer from = passage.passageFrom();
            if (from == null || from < before || from > source.text().length()) {
                return false;
            }
            before = from;
        }
        return true;
    }

    private static List<Line> cut(Source source, List<Passage> passages) {
        List<Line> lines = new ArrayList<>();
        boolean isShown = true;
        int from = 0;
        for (Passage passage : passages) {
            if (isShown && !passage.visible()) {
                lines.addAll(lines(source, from, passage.passageFrom()));
                lines.add(new Line(null, LEFT_OUT));
            } else if (!isShown && passage.visible()) {
                from = passage.passageFrom();
            }
            isShown = passage.visible();
        }
        if (isShown) {
            lines.addAll(lines(source, from, source.text().length()));
        }
        return lines;
    }

    /** The lines of a stretch; where it begins or ends within a line, the rest of the line is not there. */
    private static List<Line> lines(Source source, int from, int to) {
        String before = source.text().substring(0, from);
        int number = source.line() + (int) before.chars().filter(c -> c == '\n').count();
        List<Line> lines = new ArrayList<>();
        for (String text : source.text().substring(from, to).stripTrailing().split("\n", -1)) {
            lines.add(new Line(number++, text));
        }
        return lines;
    }
}
