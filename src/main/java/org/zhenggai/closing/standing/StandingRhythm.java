package org.zhenggai.closing.standing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelQuestion;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;
import org.zhenggai.round.item.Responsible;

/** What the model {@code standing-review} asks; it answers and does nothing, since expressions of models reach it. */
@Component("standingReviews")
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class StandingRhythm {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Responsible responsible;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** When the next review of a series begins, as ISO 8601 text with zone. */
    @ModelQuestion(what = "下次复核日", of = KeyKind.STANDING, gives = Answer.TIME)
    public String nextDue(String series) {
        LocalDate due = jdbc.sql("select min(due_on) from standing_review where series = ? and verdict is null")
                .param(Long.parseLong(series))
                .query(LocalDate.class)
                .single();
        return Days.timer(due.atTime(MORNING).atZone(clock.getZone()));
    }

    /** Whether a review of the series is left. */
    @ModelQuestion(what = "是否还有复核", of = KeyKind.STANDING, gives = Answer.YES_OR_NO)
    public boolean hasNext(String series) {
        return jdbc.sql("select count(*) from standing_review where series = ? and verdict is null")
                        .param(Long.parseLong(series))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The engine's group of the unit that leads the item of a series. */
    @ModelQuestion(what = "被复核事项的牵头单位", of = KeyKind.STANDING, gives = Answer.GROUP)
    public String unit(String series) {
        return responsible.unit(jdbc.sql("select item from standing_series where id = ?")
                .param(Long.parseLong(series))
                .query(String.class)
                .single());
    }
}
