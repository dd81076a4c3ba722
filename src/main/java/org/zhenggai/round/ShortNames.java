package org.zhenggai.round;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Refusal;

/**
 * What cards, titles and messages call a round: its title is a sentence. No two rounds have the same one, except that a withdrawn round's
 * can be taken again.
 */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ShortNames {

    /** Characters; with what stands before and behind it, it fits on one line of a document's title. */
    public static final int LONGEST = 12;

    private static final List<String> KINDS = List.of("巡视", "巡察", "审计", "检查");

    private final JdbcClient jdbc;
    private final Events events;
    private final Clock clock;

    /**
     * A name that no other round has: year and kind of the feedback, such as {@code 2024年巡察}, and a number where that is taken.
     *
     * @param feedbackOn or null, then this year counts
     */
    public String propose(String title, LocalDate feedbackOn) {
        int year = (feedbackOn == null ? LocalDate.now(clock) : feedbackOn).getYear();
        String name =
                year + "年" + KINDS.stream().filter(title::contains).findFirst().orElse("反馈");
        return IntStream.iterate(1, place -> place + 1)
                .mapToObj(place -> place == 1 ? name : name + "（" + place + "）")
                .filter(candidate -> !isTaken(candidate, 0))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Gives the round another name.
     *
     * @throws Refusal when there is none, it is too long, or another round has it
     */
    public void rename(long round, String user, String text) {
        String name = text.strip().replaceAll("\\s+", " ");
        Refusal.unless(!name.isEmpty(), "请填写“轮次简称”。");
        Refusal.unless(name.length() <= LONGEST, "“轮次简称”最长%d字，现有%d字：它写在任务、标题和消息里。", LONGEST, name.length());
        // One after the other, so that two at once do not take the same name.
        String before = jdbc
                .sql("select id, short_name from round order by id for update")
                .query((row, n) -> row.getLong("id") == round ? row.getString("short_name") : null)
                .list()
                .stream()
                .filter(one -> one != null)
                .findFirst()
                .orElseThrow();
        Refusal.unless(!isTaken(name, round), "另一个轮次的简称也是“%s”，分不清楚，请换一个。", name);
        jdbc.sql("update round set short_name = ?, version = version + 1 where id = ?")
                .params(name, round)
                .update();
        events.record(round, user, EventKind.ROUND_NAMED, before + "改为" + name);
    }

    private boolean isTaken(String name, long but) {
        return jdbc.sql("select count(*) from round where short_name = ? and state <> 'WITHDRAWN' and id <> ?")
                        .params(name, but)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
