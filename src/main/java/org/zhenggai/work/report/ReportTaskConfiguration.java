package org.zhenggai.work.report;

import static org.zhenggai.engine.Step.answering;
import static org.zhenggai.engine.Step.step;

import java.util.Locale;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.form.Form;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.engine.models.UnknownAnswersProcess;
import org.zhenggai.engine.view.Offer;
import org.zhenggai.engine.view.Offer.Answer;
import org.zhenggai.engine.view.View;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.ModelStep;
import org.zhenggai.kernel.contract.ModelTask;
import org.zhenggai.kernel.contract.ModelView;
import org.zhenggai.round.item.Items;
import org.zhenggai.work.WayBack;
import org.zhenggai.work.deadline.Extensions;
import org.zhenggai.work.deadline.Waits.Condition;
import org.zhenggai.work.report.Report.Request;

/** What the tasks call that ask for reports and take them. */
@Configuration
class ReportTaskConfiguration {

    @Bean
    @ModelTask(
            what = "填报两周报告",
            in = ModelProcess.RECTIFICATION_ITEM,
            duty = DutyKind.REPORT,
            by = "responsible.unit",
            at = "IN_WORK")
    FormListener reportProgressListener(Reports reports) {
        return new FormListener(form ->
                reports.submit(form.id(), form.user(), reportOf(form)).name().toLowerCase(Locale.ROOT));
    }

    /** What a report may ask for; a request that would be refused is not offered. */
    @Bean
    @ModelView(what = "报告时可提的请求", of = KeyKind.ITEM)
    View requestsOffer(Items items, Extensions extensions) {
        return View.of(
                "requests",
                item -> Offer.of(
                        new Answer("continue", "继续整改"),
                        new Answer("done", "整改完成，申请核验"),
                        new Answer("extension", "申请延期", extensions.objection(items.get(item))),
                        new Answer("waiting", "等待外部条件")));
    }

    /**
     * Asks for the item's report at once if one is owed now;
     * sets {@code outcome} to {@code asked} or {@code notAsked}.
     */
    @Bean
    @ModelStep(
            what = "有应报的两周报告时立即催报",
            in = ModelProcess.RECTIFICATION_ITEM,
            answers = {"asked", "notAsked"},
            canBeUndone = true)
    JavaDelegate askForReportDelegate(Reports reports, WayBack wayBack, UnknownAnswersProcess answers) {
        return answering(item -> {
            wayBack.toWork(
                    item, () -> "流程在%s之后退回继续整改".formatted(answers.step(ModelProcess.RECTIFICATION_ITEM.id(), item)));
            return reports.ask(item) ? "asked" : "notAsked";
        });
    }

    /** Asks the units of a chunk of items for their reports. */
    @Bean
    @ModelStep(what = "分批向在办事项催报", in = ModelProcess.FORTNIGHTLY_REPORT)
    JavaDelegate askForReportsDelegate(Periods periods) {
        return step(periods::askForReports);
    }

    /** Closes a chunk of reports that are still owed at the cut-off. */
    @Bean
    @ModelStep(what = "分批登记到截止仍未报的事项", in = ModelProcess.FORTNIGHTLY_REPORT)
    JavaDelegate closeReportsDelegate(Periods periods) {
        return step(periods::closeReports);
    }

    /** Opens the round's next reporting period. */
    @Bean
    @ModelStep(what = "开启新一期两周报告", in = ModelProcess.RECTIFICATION_ROUND)
    JavaDelegate openPeriodDelegate(Periods periods) {
        return step(periods::open);
    }

    private static Report reportOf(Form form) {
        Request request = Request.valueOf(form.answer("request", "本期申请", "continue", "done", "extension", "waiting")
                .toUpperCase(Locale.ROOT));
        boolean extension = request == Request.EXTENSION;
        boolean waiting = request == Request.WAITING;
        return new Report(
                form.number("progress", "累计进度", 0, 100),
                form.required("done", "本期完成情况"),
                form.choices("finishedMeasures").stream()
                        .map(ReportTaskConfiguration::id)
                        .toList(),
                form.text("evidence", "佐证材料"),
                form.text("difficulties", "困难问题"),
                form.text("nextSteps", "下步打算"),
                request,
                extension ? form.givenDay("requestedDeadline", "申请延至") : null,
                extension ? form.required("extensionReason", "延期理由") : null,
                waiting ? conditionOf(form) : null);
    }

    private static Condition conditionOf(Form form) {
        return new Condition(
                form.required("waitingWho", "等待哪个单位"),
                form.required("waitingFor", "等待什么"),
                form.date("askAgainOn", "再次询问日期"));
    }

    private static long id(String measure) {
        try {
            return Long.parseLong(measure);
        } catch (NumberFormatException e) {
            throw new Refusal("“已完成措施”中有无法识别的选项，请刷新任务后重新勾选。");
        }
    }
}
