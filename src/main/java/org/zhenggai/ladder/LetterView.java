package org.zhenggai.ladder;

import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.FormReads;
import org.zhenggai.engine.view.Subject;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelView;
import org.zhenggai.round.item.LadderStep;

/** The reminder letter of an escalation episode, as its unit receives it. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
@ModelView(what = "发出的提醒函", of = KeyKind.EPISODE)
class LetterView implements Subject {

    private final Steps steps;
    private final JdbcClient jdbc;
    private final FormReads reads;

    private record Row(
            String itemNumber,
            String itemTitle,
            String unit,
            String reason,
            LocalDate sentOn,
            String text,
            LocalDate deadline) {}

    private record Content(
            String number,
            String itemNumber,
            String itemTitle,
            String unit,
            String level,
            String reason,
            LocalDate sentOn,
            String text,
            String body,
            String signature,
            String date,
            LocalDate deadline) {}

    @Override
    public String name() {
        return "letter";
    }

    @Override
    public Topic topic(long episode) {
        return steps.topic(episode);
    }

    @Override
    public Object read(long episode) {
        reads.note("escalation", episode);
        Row row = row(episode);
        WrittenLetter written = WrittenLetter.of(row.text());
        return new Content(
                written.number(),
                row.itemNumber(),
                row.itemTitle(),
                row.unit(),
                LadderStep.LETTER.word(),
                row.reason(),
                row.sentOn(),
                row.text(),
                String.join("\n\n", written.body()),
                written.signature(),
                written.date(),
                row.deadline());
    }

    private Row row(long episode) {
        return jdbc.sql("""
                        select i.number as item_number, i.title as item_title, u.name as unit,
                            s.reason, cast(s.taken_at as date) as sent_on, s.letter as text, i.deadline
                        from escalation_step s join escalation_episode e on e.id = s.episode
                            join item i on i.id = e.item join unit u on u.code = i.lead_unit
                        where s.episode = :episode and s.level = :letter
                        """)
                .param("episode", episode)
                .param("letter", LadderStep.LETTER.level())
                .query(Row.class)
                .single();
    }
}
