package org.zhenggai.view;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.FindingText;
import org.zhenggai.access.FormReads;
import org.zhenggai.round.Deadline;
import org.zhenggai.round.ItemKind;
import org.zhenggai.round.ItemState;
import org.zhenggai.round.Numerals;
import org.zhenggai.task.Subject;

/** An item with everything that whoever has a task about it needs to decide. */
@Component
@Transactional(readOnly = true)
class ItemView implements Subject {

    private final JdbcClient jdbc;
    private final FormReads reads;
    private final ItemHistory history;
    private final FindingText text;
    private final Clock clock;

    ItemView(JdbcClient jdbc, ItemHistory history, FindingText text, Clock clock, FormReads reads) {
        this.reads = reads;
        this.jdbc = jdbc;
        this.history = history;
        this.text = text;
        this.clock = clock;
    }

    private record Head(
            String roundTitle,
            int areaNumber,
            String areaTitle,
            int findingNumber,
            String findingTitle,
            String number,
            String title,
            String state,
            String kind,
            boolean major,
            boolean involvesMoney,
            String unit,
            String leader,
            LocalDate deadline,
            LocalDate originalDeadline,
            int progress,
            int extensions,
            String waitingWho,
            String waitingFor,
            LocalDate askAgainOn) {}

    private record Content(
            String number,
            String title,
            String round,
            String area,
            String finding,
            String source,
            String kind,
            boolean major,
            boolean involvesMoney,
            String sums,
            String unit,
            String assisting,
            String leader,
            LocalDate deadline,
            LocalDate originalDeadline,
            String deadlineWord,
            String state,
            int progress,
            int extensions,
            String waitingWho,
            String waitingFor,
            LocalDate askAgainOn,
            List<ItemHistory.Measure> measures,
            List<Option> openMeasures,
            List<ItemHistory.Report> reports,
            List<ItemHistory.Return> returns,
            ItemHistory.Return lastReturn,
            List<ItemHistory.Letter> letters,
            List<ItemHistory.Line> history,
            ItemHistory.Extension extension) {}

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
        Head head = head(item);
        List<ItemHistory.Measure> measures = history.measures(item);
        List<ItemHistory.Return> returns = history.returns(item);
        return new Content(
                head.number(),
                head.title(),
                head.roundTitle(),
                Numerals.area(head.areaNumber(), head.areaTitle()),
                head.findingNumber() + ". " + head.findingTitle(),
                text.ofReader(item).text(),
                head.kind() == null ? null : ItemKind.valueOf(head.kind()).word(),
                head.major(),
                head.involvesMoney(),
                history.sums(item),
                head.unit(),
                history.assisting(item),
                head.leader(),
                head.deadline(),
                head.originalDeadline(),
                Deadline.of(head.deadline(), ItemState.valueOf(head.state()), LocalDate.now(clock))
                        .word(),
                ItemState.valueOf(head.state()).word(),
                head.progress(),
                head.extensions(),
                head.waitingWho(),
                head.waitingFor(),
                head.askAgainOn(),
                measures,
                measures.stream()
                        .filter(measure -> !measure.isFinished())
                        .map(measure -> new Option(measure.no() + ". " + measure.text(), Long.toString(measure.id())))
                        .toList(),
                history.reports(item),
                returns,
                returns.isEmpty() || !history.endsWithReturn(item) ? null : returns.get(0),
                history.letters(item),
                history.lines(item),
                history.openExtension(item));
    }

    private Head head(long item) {
        return jdbc.sql("""
                        select r.title as roundTitle, a.number as areaNumber, a.title as areaTitle,
                            f.number as findingNumber, f.title as findingTitle,
                            i.number, i.title, i.state, i.kind, i.major, i.involves_money as involvesMoney, u.name as unit, p.name as leader,
                            i.deadline, i.original_deadline as originalDeadline, i.progress,
                            (select count(*) from extension x where x.item = i.id and x.state = 'APPROVED') as extensions,
                            i.waiting_who as waitingWho, i.waiting_for as waitingFor, i.ask_again_on as askAgainOn
                        from item i join round r on r.id = i.round join finding f on f.id = i.finding
                            join area a on a.id = f.area left join unit u on u.code = i.lead_unit
                            left join person p on p.username = i.leader
                        where i.id = ?
                        """).param(item).query(Head.class).single();
    }
}
