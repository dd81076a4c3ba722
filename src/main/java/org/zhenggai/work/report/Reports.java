package org.zhenggai.work.report;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.form.WrongForm;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.search.Plain;
import org.zhenggai.round.Events.Touched;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;
import org.zhenggai.round.item.Measures;
import org.zhenggai.work.deadline.Extensions;
import org.zhenggai.work.deadline.Waits;
import org.zhenggai.work.report.Report.Request;

/** Fortnightly reports of single items: asked for, submitted, and what they ask in return. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Reports {

    private static final int FINISHED = 100;

    private final Items items;
    private final Extensions extensions;
    private final Waits waits;
    private final Measures measures;
    private final ProgressFacts facts;
    private final RealProgressProcess table;
    private final Similarities similarities;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    /**
     * Asks for a report now, if a period runs in which the item has not reported, or if the item was sent back and the
     * unit should answer at once.
     *
     * @return whether a report is owed now
     */
    public boolean ask(long id) {
        Item item = items.get(id);
        Optional<Long> period = jdbc.sql("""
                        select id from reporting_period where round = :round and state = 'OPEN' and cut_off > :now
                        order by number desc limit 1
                        """)
                .param("round", item.round())
                .param("now", LocalDateTime.now(clock))
                .query(Long.class)
                .optional();
        if (period.isEmpty()) {
            return false;
        }
        boolean due = count(period.get(), id, ReportState.DUE) > 0;
        boolean submitted = count(period.get(), id, ReportState.SUBMITTED) > 0;
        if (!due && (!submitted || item.returned())) {
            jdbc.sql("""
                            insert into fortnightly_report (period, item, sequence, state, unit, has_moved)
                            select :period, :item, coalesce(max(sequence), 0) + 1, 'DUE', :unit, false
                            from fortnightly_report where period = :period and item = :item
                            """)
                    .param("period", period.get())
                    .param("item", id)
                    .param("unit", item.leadUnit())
                    .update();
            publisher.publishEvent(new Touched(item.round()));
            return true;
        }
        return due;
    }

    /**
     * Takes a report for the period that asked for it.
     *
     * @return what the report asks for, which decides where the item goes
     * @throws Refusal naming the field that is missing or does not fit
     */
    public Request submit(long id, String user, Report written) {
        Item item = items.get(id);
        Report report = written.withEvidence(facts.evidenceOf(id, written.evidence()));
        check(item, report);
        long row = jdbc.sql("""
                        select id from fortnightly_report where item = :item and state = 'DUE'
                        order by period desc, sequence desc limit 1
                        """)
                .param("item", id)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refusal("事项" + item.number() + "本期没有待填的报告，可能已过截止时间，请等下一期。"));
        boolean moved = table.hasMoved(facts.of(item, report));
        Integer similarity = similarities.withPrevious(id, report);
        jdbc.sql("""
                        update fortnightly_report set state = 'SUBMITTED', progress = :progress, has_moved = :moved,
                            similarity = :similarity, done = :done, evidence = :evidence, difficulties = :difficulties,
                            next_steps = :nextSteps, words = :words, request = :request, submitted_by = :user,
                            submitted_at = :now
                        where id = :row
                        """)
                .param("progress", report.progress())
                .param("moved", moved)
                .param("similarity", similarity)
                .param("done", report.done())
                .param("evidence", report.evidence())
                .param("difficulties", report.difficulties())
                .param("nextSteps", report.nextSteps())
                .param(
                        "words",
                        Plain.lines(report.done(), report.evidence(), report.difficulties(), report.nextSteps()))
                .param("request", report.request().name())
                .param("user", user)
                .param("now", LocalDateTime.now(clock))
                .param("row", row)
                .update();
        items.report(
                id,
                user,
                report.progress() + "%，" + report.request().word() + "：" + report.done()
                        + similarities.flag(item.round(), similarity)
                        + (report.request() == Request.DONE ? unfinished(id) : ""),
                report.progress(),
                next(report.request()));
        waits.reported(id, user, report.condition());
        if (report.request() == Request.EXTENSION) {
            extensions.request(item, user, report.progress(), report.requestedDeadline(), report.extensionReason());
        }
        return report.request();
    }

    /** What whoever asks for a verification leaves undone by his own account; he and the verifier read it. */
    private String unfinished(long id) {
        int open = measures.unfinished(id).size();
        return open == 0 ? "" : "（" + open + "条措施未报完成，请核验人注意）";
    }

    private static ItemState next(Request request) {
        return switch (request) {
            case DONE -> ItemState.VERIFICATION;
            case EXTENSION -> ItemState.EXTENSION_REVIEW;
            case CONTINUE, WAITING -> ItemState.IN_WORK;
        };
    }

    private void check(Item item, Report report) {
        switch (report.request()) {
            case DONE -> {
                WrongForm.unless(
                        report.progress() == FINISHED, "progress", "申请核验时进度须为100%%，现为%d%%。", report.progress());
                WrongForm.unless(report.evidence() != null, "evidence", "申请核验须填写“佐证材料”，或者上传佐证文件。");
            }
            case EXTENSION -> extensions.check(item, report.requestedDeadline().day());
            case WAITING -> waits.check(item, report.condition());
            case CONTINUE ->
                WrongForm.unless(
                        report.progress() >= item.progress() || report.difficulties() != null,
                        "difficulties",
                        "进度由%d%%降为%d%%，请在“困难问题”中说明原因。",
                        item.progress(),
                        report.progress());
        }
    }

    /**
     * Reports of these items that are still owed are owed no more, or the cut-off would call their units silent; that they
     * were asked stays.
     */
    public void excuse(Collection<Long> items) {
        jdbc.sql("update fortnightly_report set state = 'EXCUSED' where state = 'DUE' and item in (:items)")
                .param("items", items)
                .update();
    }

    private int count(long period, long item, ReportState state) {
        return jdbc.sql("""
                        select count(*) from fortnightly_report
                        where period = :period and item = :item and state = :state
                        """)
                .param("period", period)
                .param("item", item)
                .param("state", state.name())
                .query(Integer.class)
                .single();
    }
}
