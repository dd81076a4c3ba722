package org.zhenggai.paper;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.ladder.StalledItem;
import org.zhenggai.ladder.Steps;
import org.zhenggai.ladder.supervision.Talker;
import org.zhenggai.paper.template.Chinese;
import org.zhenggai.paper.template.Tag;
import org.zhenggai.paper.template.Text;
import org.zhenggai.round.Issuers;
import org.zhenggai.round.item.LadderStep;

/**
 * The documents of an episode of stall: reminder letter, talk record, supervision notice. A letter that went out says what
 * it said; its words are not made a second time.
 */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
class LadderPapers implements Paper {

    /** Before the words of a letter its number and who gets it, behind them who signs and when. */
    private static final int AROUND = 2;

    private final JdbcClient jdbc;
    private final Steps steps;
    private final Issuers issuers;

    record Letter(
            @Tag("标题") String title,
            @Tag("文号") String number,
            @Tag("主送") String to,
            @Tag("正文") List<Text> body,
            @Tag("事项编号") String item,
            @Tag("事项标题") String itemTitle,
            @Tag("整改期限") String deadline,
            @Tag("停滞原因") String reason,
            @Tag("已签收") boolean isReceived,
            @Tag("签收情况") String receipt,
            @Tag("署名") String signature,
            @Tag("日期") String date) {}

    record Talk(
            @Tag("标题") String title,
            @Tag("事项编号") String item,
            @Tag("事项标题") String itemTitle,
            @Tag("约谈对象") String unit,
            @Tag("约谈人") String talker,
            @Tag("约谈时间") String day,
            @Tag("约谈地点") String place,
            @Tag("约谈事由") String reason,
            @Tag("约谈内容") List<Text> record,
            @Tag("单位承诺") List<Text> promise,
            @Tag("检讨说明") List<Text> explanation,
            @Tag("记录人") String recorder) {}

    private record Step(
            String number,
            String title,
            String unit,
            String reason,
            String letter,
            LocalDateTime takenAt,
            String receivedBy,
            LocalDateTime receivedAt,
            LocalDate deadline) {}

    private record TalkRow(
            String number,
            String title,
            String unit,
            String reason,
            Talker talker,
            String leader,
            LocalDate plannedOn,
            LocalDate heldOn,
            String place,
            String record,
            String promise,
            String attendee,
            String recorder,
            String explanation,
            LocalDate newDate) {}

    @Override
    public Map<DocumentKind, Class<? extends Record>> kinds() {
        return Map.of(
                DocumentKind.REMINDER_LETTER, Letter.class,
                DocumentKind.SUPERVISION_NOTICE, Letter.class,
                DocumentKind.TALK_RECORD, Talk.class);
    }

    @Override
    public Record read(DocumentKind kind, long episode, Scope scope) {
        return switch (kind) {
            case TALK_RECORD -> talk(episode);
            case REMINDER_LETTER -> letter(episode, LadderStep.LETTER, "整改提醒函", "这个事项还没有发过提醒函，不能生成。");
            case SUPERVISION_NOTICE -> letter(episode, LadderStep.SUPERVISION, "专项督办通知", "这个事项还没有列为专项督办，不能生成。");
            default -> throw new IllegalArgumentException(kind + " is about no episode of stall");
        };
    }

    private Letter letter(long episode, LadderStep level, String title, String none) {
        Step step = jdbc.sql("""
            select i.number, i.title, u.name as unit, s.reason, s.letter, s.taken_at,
                coalesce(p.name, s.received_by) as received_by, s.received_at, i.deadline
            from escalation_step s join escalation_episode e on e.id = s.episode join item i on i.id = e.item
                join unit u on u.code = i.lead_unit left join person p on p.username = s.received_by
            where s.episode = :episode and s.level = :level
            """)
                .param("episode", episode)
                .param("level", level.level())
                .query(Step.class)
                .optional()
                .orElseThrow(() -> new Refusal(none));
        List<Text> sent = Text.of(step.letter());
        boolean isSent = sent.size() > 2 * AROUND;
        return new Letter(
                title,
                isSent && sent.get(0).text().contains("〔") ? sent.get(0).text() : "",
                isSent ? sent.get(1).text() : step.unit() + "：",
                isSent
                        ? sent.subList(AROUND, sent.size() - AROUND).stream()
                                .map(one -> new Text(Days.inWords(one.text())))
                                .toList()
                        : draft(episode),
                step.number(),
                Chinese.plain(step.title()),
                Chinese.date(step.deadline(), "未定"),
                step.reason(),
                step.receivedAt() != null,
                step.receivedAt() == null
                        ? ""
                        : step.receivedBy() + "于"
                                + Chinese.date(step.receivedAt().toLocalDate()) + "签收",
                isSent ? sent.get(sent.size() - AROUND).text() : issuers.office(),
                Chinese.date(isSent ? day(sent.get(sent.size() - 1).text(), step.takenAt()) : null));
    }

    private static LocalDate day(String written, LocalDateTime otherwise) {
        return Days.parse(written).orElseGet(otherwise::toLocalDate);
    }

    /** A notice before somebody was put in charge, with room for what is decided. */
    private List<Text> draft(long episode) {
        StalledItem stalled = steps.stalled(episode);
        return List.of(
                new Text("你单位牵头的%s整改事项%s%s已停滞%d个报告期，原因：%s。经研究，列为专项督办事项，由＿＿＿＿＿＿负责督办。"
                        .formatted(
                                stalled.roundName(),
                                stalled.number(),
                                Chinese.quoted(stalled.title()),
                                stalled.fortnights(),
                                stalled.reasons())),
                new Text("督办要求：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿。"),
                new Text("督办期间每周报告一次，直至督办解除。"));
    }

    private Talk talk(long episode) {
        TalkRow row = jdbc.sql("""
            select i.number, i.title, u.name as unit, (select s.reason from escalation_step s where s.episode = e.id
                and s.level = 3) as reason, t.talker, l.name as leader, t.planned_on, t.held_on, t.place, t.record,
                t.promise, t.attendee, coalesce(p.name, t.recorder) as recorder, x.text as explanation, x.new_date
            from talk t join escalation_episode e on e.id = t.episode join item i on i.id = e.item
                join unit u on u.code = coalesce(t.unit, i.lead_unit)
                left join person l on l.username = coalesce(t.leader, i.leader)
                left join person p on p.username = t.recorder left join explanation x on x.id =
                (select max(y.id) from explanation y where y.talk = t.id)
            where t.episode = :episode
            """)
                .param("episode", episode)
                .query(TalkRow.class)
                .optional()
                .orElseThrow(() -> new Refusal("这个事项还没有列入约谈，不能生成约谈记录。"));
        LocalDate day = row.heldOn() == null ? row.plannedOn() : row.heldOn();
        return new Talk(
                "约谈记录",
                row.number(),
                Chinese.plain(row.title()),
                row.unit() + (row.attendee() == null ? "主要负责人" : "　" + row.attendee()),
                row.talker() == null
                        ? ""
                        : row.talker().word()
                                + (row.talker() == Talker.LEADER ? "　" + Chinese.or(row.leader(), "") : ""),
                Chinese.date(day),
                row.place(),
                row.reason(),
                Text.of(row.record()),
                Text.of(row.promise()),
                row.explanation() == null
                        ? List.of()
                        : Text.of(row.explanation() + "\n承诺完成日期：" + Chinese.date(row.newDate()) + "。"),
                Chinese.or(row.recorder(), ""));
    }
}
