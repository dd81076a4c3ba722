package org.zhenggai.demo.course;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.demo.Sample;
import org.zhenggai.work.deadline.Waits;

/** What the people of the sample do on an item's page, without a task. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PageCourse {

    private final Waits waits;
    private final JdbcClient jdbc;
    private final Sample sample = Sample.load();

    /** Somebody of the lead unit looks at the item's page in this period and presses the button of the story. */
    public void visit(long item, String number, String unit, int period) {
        sample.event(number, period, "condition-met")
                .filter(event -> isWaiting(item))
                .ifPresent(event -> waits.conditionMet(item, sample.unitPerson(unit, "handler"), event.text()));
    }

    private boolean isWaiting(long item) {
        return jdbc.sql("select count(*) from waiting where item = ? and ended_at is null")
                        .param(item)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
