package org.zhenggai.intake.desk;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.Refusal;

/** What was decided about drafts that are like a round: that they are another feedback, and why. */
@Component
@RequiredArgsConstructor
class Differences {

    private static final int LONGEST = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    /** A decision; {@code person} is what people read. */
    record Decided(long round, String reason, String person, LocalDateTime at) {

        public String inWords() {
            return reason + "（" + person + "）";
        }
    }

    /** The decisions about a draft by the round they are about. */
    Map<Long, Decided> of(long draft) {
        return jdbc.sql("""
                        select d.round, d.reason, coalesce(p.name, d.person) as person, d.at
                        from intake_difference d left join person p on p.username = d.person where d.draft = :draft
                        """).param("draft", draft).query(Decided.class).list().stream()
                .collect(Collectors.toMap(Decided::round, Function.identity()));
    }

    /** Keeps the decision, instead of an earlier one about the same round. */
    void keep(long draft, long round, String reason, String user) {
        String words = reason == null ? "" : reason.strip();
        Refusal.unless(!words.isEmpty(), "请写明为什么这是另一次反馈，再确认。");
        Refusal.unless(words.length() <= LONGEST, "理由超过%d字，请改短。", LONGEST);
        jdbc.sql("delete from intake_difference where draft = ? and round = ?")
                .params(draft, round)
                .update();
        jdbc.sql("insert into intake_difference (draft, round, reason, person, at) values (?, ?, ?, ?, ?)")
                .params(draft, round, words, user, LocalDateTime.now(clock))
                .update();
    }
}
