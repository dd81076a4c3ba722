package org.zhenggai.work.plan.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the texts of a round propose for its plan; a person takes it over or leaves it. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class PlanProposals {

    private final JdbcClient jdbc;

    /** An item with its finding's text; {@code passageFrom} is where its own passage begins, null where nobody knows. */
    private record Passage(long item, long finding, Integer passageFrom, String text) {}

    /** The sums that the passages of items name, of those that name any. */
    Map<Long, List<String>> sums(long round) {
        List<Passage> passages =
                jdbc.sql("""
                        select i.id as item, i.finding, i.passage_from, f.text from item i join finding f on f.id = i.finding
                        where i.round = :round order by i.position
                        """).param("round", round).query(Passage.class).list();
        Map<Long, List<String>> sums = new LinkedHashMap<>();
        for (int n = 0; n < passages.size(); n++) {
            Passage passage = passages.get(n);
            boolean isFirst = n == 0 || passages.get(n - 1).finding() != passage.finding();
            boolean isLast = n == passages.size() - 1 || passages.get(n + 1).finding() != passage.finding();
            List<String> found = Sums.in(own(passage, isFirst, isLast ? null : passages.get(n + 1)));
            if (!found.isEmpty()) {
                sums.put(passage.item(), found);
            }
        }
        return sums;
    }

    private static String own(Passage passage, boolean isFirst, Passage next) {
        int length = passage.text().length();
        int from = isFirst || passage.passageFrom() == null ? 0 : Math.min(passage.passageFrom(), length);
        int to = next == null || next.passageFrom() == null ? length : Math.min(next.passageFrom(), length);
        return from < to ? passage.text().substring(from, to) : passage.text();
    }
}
