package org.zhenggai.engine.form;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Refusal;

/** What people have filled into the forms of their tasks and not submitted yet: one draft a task and person. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class FormDrafts {

    /** Ten times what the longest form of a round takes; a script that runs wild fills no disk. */
    private static final int LONGEST = 500_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    /** @param content as it was given to {@link #keep} */
    public record Kept(String content, LocalDateTime keptAt) {}

    @Transactional(readOnly = true)
    public Optional<Kept> of(String task, String person) {
        return jdbc.sql("select content, kept_at from form_draft where task = ? and person = ?")
                .params(task, person)
                .query(Kept.class)
                .optional();
    }

    /** Keeps the draft in the place of the one before; the answer is when. */
    public LocalDateTime keep(String task, String person, String content) {
        Refusal.unless(content.length() <= LONGEST, "填写的内容超过%d字，草稿没有保存。请精简，或另存后分几次填写。", LONGEST);
        // No browser sends one, and PostgreSQL keeps none.
        Refusal.unless(content.indexOf('\0') < 0, "草稿含有不能显示的控制字符，没有保存。");
        // Sent a moment before the submission, it may come a moment after it.
        Refusal.unless(isOpen(task), "任务已经办结，草稿不再保存。");
        LocalDateTime now = LocalDateTime.now(clock);
        int changed = jdbc.sql("update form_draft set content = ?, kept_at = ? where task = ? and person = ?")
                .params(content, now, task, person)
                .update();
        if (changed == 0) {
            jdbc.sql("insert into form_draft (task, person, content, kept_at) values (?, ?, ?, ?)")
                    .params(task, person, content, now)
                    .update();
        }
        return now;
    }

    /** Whether the task waits, and goes on waiting until this transaction is over: a draft and the end come one by one. */
    private boolean isOpen(String task) {
        return jdbc.sql("select id_ from act_ru_task where id_ = ? for update")
                .param(task)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** The person starts anew. */
    public void drop(String task, String person) {
        jdbc.sql("delete from form_draft where task = ? and person = ?")
                .params(task, person)
                .update();
    }

    /** The task is done or gone, and with it everybody's draft. */
    void end(String task) {
        isOpen(task);
        jdbc.sql("delete from form_draft where task = ?").param(task).update();
    }
}
