package org.zhenggai.intake.tables;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.intake.parse.table.head.ColumnRole;
import org.zhenggai.intake.parse.table.head.ColumnWords;
import org.zhenggai.kernel.Refusal;

/** What the office has said that heads of columns mean; kept for every document that comes. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ColumnAnswers {

    private static final int LONGEST = 60;

    private final JdbcClient jdbc;
    private final Clock clock;

    private record Answer(String word, String role) {}

    /** What columns hold, by their heads as they are compared. */
    @Transactional(readOnly = true)
    public Map<String, ColumnRole> all() {
        Map<String, ColumnRole> all = new HashMap<>();
        jdbc.sql("select word, role from intake_column")
                .query(Answer.class)
                .list()
                .forEach(answer -> all.put(answer.word(), ColumnRole.valueOf(answer.role())));
        return all;
    }

    /**
     * Keeps an answer instead of an earlier one; null takes it back.
     *
     * @throws Refusal when the head is too long to be one
     */
    public void keep(String head, ColumnRole role, String user) {
        String word = ColumnWords.plain(head);
        Refusal.unless(!word.isEmpty() && word.length() <= LONGEST, "列名“%s”是空的或超过%d字，不能记住；请改短列名后再导入。", head, LONGEST);
        jdbc.sql("delete from intake_column where word = ?").param(word).update();
        if (role != null) {
            jdbc.sql("insert into intake_column (word, role, person, at) values (?, ?, ?, ?)")
                    .params(word, role.name(), user, LocalDateTime.now(clock))
                    .update();
        }
    }
}
