package org.zhenggai.work.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;
import org.zhenggai.round.Chunks;

/** The round's mornings: early warnings and inquiries, over holidays, the end of the year and a server that was down. */
@EngineTest
class MorningTest extends ProcessTest {

    private LocalDateTime morning(long round) {
        return timeOf(cycle.timer("rectification-round", round, "timer_morning").getDuedate());
    }

    /** Fires the round's morning timer at this moment, whenever it was due. */
    private void look(long round, LocalDateTime now) {
        cycle.at(now);
        engine.getManagementService()
                .executeJob(cycle.timer("rectification-round", round, "timer_morning")
                        .getId());
        cycle.runJobs();
    }

    private void look(long round, String day) {
        look(round, LocalDate.parse(day).atTime(8, 0));
    }

    private List<Integer> warned(long round) {
        return jdbc.sql("select w.days from deadline_warning w join item i on i.id = w.item where i.round = ?"
                        + " order by w.warned_at, w.item")
                .param(round)
                .query(Integer.class)
                .list();
    }

    private List<String> warnings(long item) {
        return jdbc.sql("select text from event where item = ? and kind = 'DEADLINE_WARNED' order by id")
                .param(item)
                .query(String.class)
                .list();
    }

    /** 29 September 2024, a Sunday, is a make-up working day; the holidays last from 1 to 7 October. */
    @Test
    void warningsOfAHolidayComeOnTheWorkingDayBefore() {
        long round = cycle.startedRound(1, row -> planned(row, LocalDate.of(2024, 10, 8), false));
        long item = cycle.items(round).get(0);
        look(round, "2024-09-05");
        assertThat(warned(round)).isEmpty();
        look(round, "2024-09-06");
        look(round, "2024-09-07");
        assertThat(warned(round)).containsExactly(30);
        look(round, "2024-09-22");
        assertThat(warned(round)).containsExactly(30);
        look(round, "2024-09-23");
        look(round, "2024-09-29");
        assertThat(warned(round)).containsExactly(30, 15);
        look(round, "2024-09-30");
        for (int day = 1; day <= 8; day++) {
            look(round, "2024-10-0" + day);
        }
        assertThat(warned(round))
                .as("two fall into the holidays, the urgent one is given")
                .containsExactly(30, 15, 3);
        assertThat(warnings(item))
                .containsExactly("整改期限2024年10月8日，还有32天", "整改期限2024年10月8日，还有15天", "整改期限2024年10月8日，还有8天");
        look(round, "2024-10-09");
        assertThat(warnings(item)).hasSize(3);
    }

    @Test
    void morningsGoOnOverTheEndOfTheYear() {
        long round = cycle.startedRound(1, row -> planned(row, LocalDate.of(2025, 1, 2), false));
        long item = cycle.items(round).get(0);
        cycle.toWork(item);
        look(round, "2024-12-23");
        cycle.openPeriod(round);
        jdbc.sql("update reporting_period set cut_off = '2025-01-03 17:00:00' where round = ?")
                .param(round)
                .update();
        cycle.at(LocalDateTime.of(2024, 12, 30, 9, 0));
        cycle.complete("reportProgress", item, HANDLER, waiting(LocalDate.of(2025, 1, 1)));
        look(round, "2024-12-30");
        look(round, "2024-12-31");
        assertThat(morning(round)).isEqualTo("2025-01-01T08:00");
        assertThat(cycle.tasks("askAgain", item)).isEmpty();
        cycle.fireTimer("rectification-round", round, "timer_morning");
        cycle.runJobs();
        assertThat(cycle.tasks("askAgain", item)).hasSize(1);
        assertThat(morning(round)).isEqualTo("2025-01-02T08:00");
        assertThat(warnings(item)).containsExactly("整改期限2025年1月2日，还有10天", "整改期限2025年1月2日，还有3天");
    }

    @Test
    void whatWasDueWhileTheServerWasDownIsMadeUpForOnceAndInOrder() {
        long round = cycle.startedRound(3, row -> planned(row, LocalDate.of(2024, 3, 27), false));
        List<Long> all = cycle.items(round);
        all.forEach(cycle::toWork);
        cycle.openPeriod(round);
        cycle.complete("reportProgress", all.get(0), HANDLER, waiting(LocalDate.of(2024, 3, 22)));
        cycle.complete("reportProgress", all.get(1), HANDLER, waiting(LocalDate.of(2024, 3, 18)));
        cycle.complete("reportProgress", all.get(2), HANDLER, waiting(LocalDate.of(2024, 3, 26)));
        assertThat(morning(round)).as("due, and nobody was there").isEqualTo("2024-03-05T08:00");
        look(round, LocalDateTime.of(2024, 3, 25, 11, 30));
        assertThat(morning(round)).isEqualTo("2024-03-26T08:00");
        assertThat(rows("select item from event where round = ? and kind = 'ASKED_AGAIN' order by id", round))
                .extracting(row -> row.get("ITEM"))
                .containsExactly(all.get(1), all.get(0));
        assertThat(warned(round)).containsExactly(3, 3, 3);
        assertThat(warnings(all.get(0))).containsExactly("整改期限2024年3月27日，还有2天");
        look(round, LocalDateTime.of(2024, 3, 26, 8, 0));
        assertThat(rows("select item from event where round = ? and kind = 'ASKED_AGAIN' order by id", round))
                .hasSize(3);
        assertThat(warned(round)).hasSize(3);
    }

    @Test
    void putOffDeadlineIsWarnedOfAnew() {
        long item = cycle.itemInWork(row -> planned(row, LocalDate.of(2024, 3, 15), false));
        long round = cycle.roundOf(item);
        look(round, "2024-03-12");
        assertThat(warned(round)).containsExactly(3);
        cycle.complete("reportProgress", item, HANDLER, extension(LocalDate.of(2024, 4, 15)));
        cycle.complete("reviewExtension", item, OFFICE, supported());
        cycle.complete("decideExtension", item, LEADER, approved());
        look(round, "2024-03-14");
        assertThat(warned(round)).containsExactly(3);
        look(round, "2024-03-15");
        assertThat(warned(round)).containsExactly(3, 30);
        assertThat(warnings(item)).last().isEqualTo("整改期限2024年4月15日，还有31天");
    }

    @Test
    void itemsOutOfTheirUnitsHandsAreNotWarnedOf() {
        long item = cycle.itemInWork(row -> planned(row, LocalDate.of(2024, 3, 15), false));
        cycle.complete("reportProgress", item, HANDLER, done());
        look(cycle.roundOf(item), "2024-03-12");
        assertThat(warned(cycle.roundOf(item))).isEmpty();
    }

    @Test
    void manyWarningsAreGivenInChunks() {
        int findings = Chunks.SIZE + 5;
        long round = cycle.startedRound(findings, row -> planned(row, LocalDate.of(2024, 3, 15), false));
        cycle.at(LocalDateTime.of(2024, 3, 12, 8, 0));
        engine.getManagementService()
                .executeJob(cycle.timer("rectification-round", round, "timer_morning")
                        .getId());
        for (int given : new int[] {Chunks.SIZE, findings}) {
            engine.getManagementService()
                    .executeJob(engine.getManagementService()
                            .createJobQuery()
                            .messages()
                            .processInstanceId(
                                    cycle.instance("rectification-round", round).getId())
                            .singleResult()
                            .getId());
            assertThat(warned(round)).hasSize(given);
        }
    }
}
