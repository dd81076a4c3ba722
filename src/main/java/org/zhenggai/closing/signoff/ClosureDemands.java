package org.zhenggai.closing.signoff;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.models.UnreadAnswersProcess;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Responsible;

/**
 * What must have been said before an item is closed, whoever closes it: a passed verification, and after it every
 * signature of the route, in order, each by somebody who may give it. It is read from what was written down, so that no
 * model closes an item by a way that leads past its signers.
 */
@Component
@RequiredArgsConstructor
class ClosureDemands {

    private final Responsible responsible;
    private final SignOffQuestions questions;
    private final Duties duties;
    private final UnreadAnswersProcess unread;
    private final JdbcClient jdbc;

    private record Said(EventKind kind, String actor) {}

    /**
     * Refuses an item that lacks something.
     *
     * @throws Refusal naming what is missing, out of order, or said by somebody who may not say it
     */
    void require(Item item) {
        demand(
                item,
                item.state() == ItemState.SIGN_OFF,
                "现处于“%s”".formatted(item.state().word()));
        List<Said> course = course(item);
        demand(item, !course.isEmpty() && isVerified(item.id()), "最近一次核验没有通过，或者通过之后又退回过");
        unread.requireNoneOf(item.id(), lastReport(item.id()));
        int last = 0;
        for (EventKind step : route(item)) {
            int given = indexOf(course, step, last);
            demand(item, given > 0, "核验通过之后没有按次序办理“%s”".formatted(step.word()));
            duties.objectionToSigning(item.id(), course.get(given).actor())
                    .ifPresent(why -> demand(item, false, "“%s”的办理人%s".formatted(step.word(), why)));
            last = given;
        }
        demand(
                item,
                !actorOf(course, EventKind.LEADER_APPROVED).equals(actorOf(course, EventKind.SECRETARY_APPROVED)),
                "责任领导和主要领导的审批出自同一人");
    }

    /** What the item's plan and its sums ask for; a decision table may ask for more, never for less. */
    private List<EventKind> route(Item item) {
        List<EventKind> route = new ArrayList<>(List.of(EventKind.LEADER_APPROVED));
        if (responsible.involvesMoney(item.id().toString())) {
            route.add(EventKind.SUMS_CONFIRMED);
        }
        route.add(EventKind.SECRETARY_APPROVED);
        if (questions.needsResolution(item.id().toString())) {
            route.add(EventKind.COMMITTEE_APPROVED);
        }
        return route;
    }

    /** The history from the last passed verification on, which comes first; empty when something undid it. */
    private List<Said> course(Item item) {
        List<Said> course = new ArrayList<>();
        for (Said said : jdbc.sql("select kind, actor from event where item = ? order by id")
                .param(item.id())
                .query(Said.class)
                .list()) {
            boolean isUndone = said.kind().isReturn() || said.kind() == EventKind.REPORTED;
            if (isUndone || said.kind() == EventKind.VERIFIED) {
                course.clear();
            }
            if (said.kind() == EventKind.VERIFIED || !course.isEmpty()) {
                course.add(said);
            }
        }
        return course;
    }

    private boolean isVerified(long item) {
        return jdbc.sql("select verdict from verification where item = ? order by id desc limit 1")
                .param(item)
                .query(String.class)
                .optional()
                .filter("PASSED"::equals)
                .isPresent();
    }

    private LocalDateTime lastReport(long item) {
        return jdbc.sql("select max(at) from event where item = ? and kind in ('REPORTED', 'ASSIGNED')")
                .param(item)
                .query(LocalDateTime.class)
                .optional()
                .orElse(LocalDateTime.MIN);
    }

    private static int indexOf(List<Said> course, EventKind kind, int after) {
        for (int n = after + 1; n < course.size(); n++) {
            if (course.get(n).kind() == kind) {
                return n;
            }
        }
        return -1;
    }

    private static String actorOf(List<Said> course, EventKind kind) {
        return course.get(indexOf(course, kind, 0)).actor();
    }

    private static void demand(Item item, boolean holds, String lack) {
        Refusal.unless(
                holds,
                "事项%s不能销号：%s。请管理员在运行监控中把该事项的流程移回所缺的环节，办理后再销号。",
                item.number(),
                lack.replaceFirst("[，。]?请由他人办理。$", ""));
    }
}
