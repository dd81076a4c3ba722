package org.zhenggai.ledger.item;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.FindingText;
import org.zhenggai.access.cases.FormReads;
import org.zhenggai.bulletin.decision.UnfinishedDecisions;
import org.zhenggai.closing.signoff.ItemSignOffs;
import org.zhenggai.closing.signoff.ItemSignOffs.Sums;
import org.zhenggai.engine.view.Subject;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelView;
import org.zhenggai.ladder.StepLine;
import org.zhenggai.ladder.TakenSteps;
import org.zhenggai.round.item.Deadline;
import org.zhenggai.round.item.ItemHistory;
import org.zhenggai.round.item.ItemHistory.Event;
import org.zhenggai.round.item.MeasureState;
import org.zhenggai.work.deadline.ItemExtensions;
import org.zhenggai.work.report.ItemReports;
import org.zhenggai.work.report.ItemReports.Submitted;

/** An item with everything that whoever has a task about it needs to decide. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
@ModelView(what = "事项的原文、措施、报告和经过", of = KeyKind.ITEM)
class ItemView implements Subject {

    private final JdbcClient jdbc;
    private final FormReads reads;
    private final ItemHistory history;
    private final ItemReports reports;
    private final ItemExtensions extensions;
    private final TakenSteps steps;
    private final ItemSignOffs signOffs;
    private final UnfinishedDecisions decisions;
    private final FindingText text;
    private final Clock clock;

    private record Measure(long id, int no, String text, String state) {

        boolean isFinished() {
            return state.equals(MeasureState.FINISHED.word());
        }
    }

    private record Return(LocalDate on, String by, String step, String reason) {

        static Return of(Event event) {
            return new Return(
                    event.at().toLocalDate(), event.actor(), event.kind().word(), event.text());
        }
    }

    private record Line(LocalDate on, String who, String what) {

        static Line of(Event event) {
            return new Line(
                    event.at().toLocalDate(),
                    event.actor(),
                    event.kind().word() + (event.text().isEmpty() ? "" : "：" + event.text()));
        }
    }

    private record Extension(
            LocalDate from,
            LocalDate to,
            Integer progress,
            String reason,
            String by,
            String opinion,
            String opinionBy) {

        static Extension of(ItemExtensions.Extension one) {
            return new Extension(
                    one.fromDate(),
                    one.toDate(),
                    one.progress(),
                    one.reason(),
                    one.requestedBy(),
                    one.opinionReason(),
                    one.opinionBy());
        }
    }

    /** What a meeting has decided on the item and the office has not confirmed: it ends with the closure. */
    private record Decision(String code, String text, LocalDate dueOn, String state) {

        static Decision of(UnfinishedDecisions.OfItem one) {
            return new Decision(one.code(), one.text(), one.dueOn(), one.state());
        }
    }

    private record Content(
            @JsonUnwrapped ItemHead head,
            String source,
            String sums,
            String assisting,
            String deadlineWord,
            List<Measure> measures,
            List<Option> openMeasures,
            List<Submitted> reports,
            List<Return> returns,
            Return lastReturn,
            List<StepLine> letters,
            List<Line> history,
            Extension extension,
            List<Decision> decisions) {}

    @Override
    public String name() {
        return "item";
    }

    @Override
    public Topic topic(long item) {
        return jdbc.sql("select number || ' ' || title as words, round from item where id = ?")
                .param(item)
                .query(Topic.class)
                .single();
    }

    @Override
    public Object read(long item) {
        reads.note("rectification-item", item);
        ItemHead head = head(item);
        List<Measure> measures = measures(item);
        List<Event> events = history.of(item);
        return new Content(
                head,
                text.ofReader(item).text(),
                sums(item),
                assisting(item),
                Deadline.of(head.deadline(), head.stands(), LocalDate.now(clock))
                        .word(),
                measures,
                open(measures),
                reports.submitted(item),
                ItemHistory.returns(events).stream().map(Return::of).toList(),
                ItemHistory.unanswered(events).map(Return::of).orElse(null),
                StepLine.newestFirst(steps.of(item)),
                events.stream().map(Line::of).toList(),
                extensions.open(item).map(Extension::of).orElse(null),
                decisions.ofItem(item).stream().map(Decision::of).toList());
    }

    List<Option> openMeasures(long item) {
        return open(measures(item));
    }

    private static List<Option> open(List<Measure> measures) {
        return measures.stream()
                .filter(measure -> !measure.isFinished())
                .map(measure -> new Option(measure.no() + ". " + measure.text(), Long.toString(measure.id())))
                .toList();
    }

    private String assisting(long item) {
        List<String> units =
                jdbc.sql("""
            select u.name from item_assisting a join unit u on u.code = a.unit where a.item = :item order by u.code
            """).param("item", item).query(String.class).list();
        return units.isEmpty() ? "无" : String.join("、", units);
    }

    private List<Measure> measures(long item) {
        return jdbc.sql("""
            select m.id, m.position as no, m.text, %s as state from measure m where m.item = :item order by m.position
            """.formatted(MeasureState.wordIn("m")))
                .param("item", item)
                .query(Measure.class)
                .list();
    }

    /** What was last said of the sums of an item that involves money, or null. */
    private String sums(long item) {
        List<Sums> said = signOffs.sums(item);
        return said.isEmpty() ? null : sums(said.get(said.size() - 1));
    }

    private static String sums(Sums said) {
        return "%s，%s（%s %s）"
                .formatted(
                        said.isConfirmed() ? said.amount().toPlainString() + "元" : "不实",
                        said.basis(),
                        said.byWhom(),
                        Days.words(said.at().toLocalDate()));
    }

    private ItemHead head(long item) {
        return jdbc.sql("""
                        select r.title as round, a.number as areaNumber, a.title as areaTitle,
                            f.number as findingNumber, f.title as findingTitle,
                            i.number, i.title, i.state as stands, i.kind as sort, i.major, i.involves_money as involvesMoney, u.name as unit, p.name as leader,
                            i.deadline, i.original_deadline as originalDeadline, i.progress,
                            (select count(*) from extension x where x.item = i.id and x.state = 'APPROVED') as extensions,
                            i.waiting_who as waitingWho, i.waiting_for as waitingFor, i.ask_again_on as askAgainOn
                        from item i join round r on r.id = i.round join finding f on f.id = i.finding
                            join area a on a.id = f.area left join unit u on u.code = i.lead_unit
                            left join person p on p.username = i.leader
                        where i.id = ?
                        """).param(item).query(ItemHead.class).single();
    }
}
