package org.zhenggai.ledger.item;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhenggai.kernel.ActingFor;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.kernel.web.TypedNumber;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Viewer;
import org.zhenggai.people.absence.Deputies;
import org.zhenggai.round.GivenDay;
import org.zhenggai.round.item.Responsible;
import org.zhenggai.work.deadline.Extensions;
import org.zhenggai.work.deadline.Waits;

/** The two buttons of the item's page: a later deadline between two reports, and an outside condition that is met. */
@Controller
@RequiredArgsConstructor
class DeadlineController {

    private static final int LONGEST = 2000;
    private static final BigDecimal COMPLETE = BigDecimal.valueOf(100);

    private final CaseDoor door;
    private final ItemDeadlines deadlines;
    private final Extensions extensions;
    private final Waits waits;
    private final Responsible responsible;
    private final Deputies deputies;
    private final Directory directory;
    private final ActingFor actingFor;
    private final TransactionTemplate transaction;

    @PostMapping("/items/{item}/extension")
    String extend(
            Viewer viewer,
            @PathVariable long item,
            @RequestParam(defaultValue = "") String progress,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "false") boolean dayConfirmed,
            @RequestParam(defaultValue = "") String reason) {
        door.open(viewer, item, "申请延期");
        viewer.require(deadlines.isOfLeadUnit(viewer, item));
        int percent = percent(progress);
        GivenDay day = new GivenDay(day(until), dayConfirmed);
        String why = text(reason, "延期理由");
        act(viewer, item, "requestExtension", () -> extensions.requestNow(item, viewer.username(), percent, day, why));
        return "redirect:/items/" + item;
    }

    @PostMapping("/items/{item}/condition-met")
    String conditionMet(Viewer viewer, @PathVariable long item, @RequestParam(defaultValue = "") String learnt) {
        door.open(viewer, item, "登记条件已具备");
        viewer.require(viewer.isOffice() || deadlines.isOfLeadUnit(viewer, item));
        String what = text(learnt, "了解到的情况");
        act(viewer, item, "conditionMet", () -> waits.conditionMet(item, viewer.username(), what));
        return "redirect:/items/" + item;
    }

    /** Does it in one transaction, and in the name of the absent person where it is done by a lent right. */
    private void act(Viewer viewer, long item, String what, Runnable step) {
        String absent = deputies.rightOf(viewer.username(), List.of(responsible.unit(Long.toString(item))))
                .map(Deputies.Right::actsFor)
                .orElse(null);
        transaction.executeWithoutResult(status -> {
            if (absent == null || viewer.isOffice()) {
                step.run();
                return;
            }
            actingFor.during(absent, directory.nameOf(absent), () -> {
                step.run();
                return null;
            });
            deputies.record(item, what, DutyKind.HANDLE.code(), viewer.username(), absent);
        });
    }

    private static int percent(String text) {
        BigDecimal share =
                TypedNumber.percent(text).map(BigDecimal::stripTrailingZeros).orElse(BigDecimal.ONE.negate());
        Refusal.unless(
                share.signum() >= 0 && share.scale() <= 0 && share.compareTo(COMPLETE) <= 0,
                "“目前进度”须为0到100之间的整数，现为“%s”。",
                text);
        return share.intValueExact();
    }

    private static LocalDate day(String text) {
        return Days.parse(text).orElseThrow(() -> new Refusal("“申请延至”不是有效日期：" + text + "。请按 2023年10月31日 的样式填写。"));
    }

    private static String text(String value, String label) {
        String text = value.strip();
        Refusal.unless(!text.isEmpty(), "请填写“%s”。", label);
        Refusal.unless(text.length() <= LONGEST, "“%s”超过%d字，请精简后再提交。", label, LONGEST);
        return text;
    }
}
