package org.zhenggai.demo.section;

import lombok.RequiredArgsConstructor;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.item.LadderStep;
import org.zhenggai.work.report.Similarities;

/** The ladder to its top: how often each step was taken and what came of it. */
@Component
@Order(10)
@RequiredArgsConstructor
class LadderSection implements Section {

    private final JdbcClient jdbc;

    @Override
    public String of(long round) {
        StringBuilder text = new StringBuilder("一、督办阶梯\n");
        text.append("停滞段%d个，已结束%d个："
                .formatted(
                        count(round, "escalation_episode e where e.item in (%s)"),
                        count(round, "escalation_episode e where e.ended_at is not null and e.item in (%s)")));
        for (LadderStep step : LadderStep.open()) {
            text.append(step.word()).append(steps(round, step)).append("次，");
        }
        text.append(LadderStep.REFERRAL.word() + "%d次\n".formatted(count(round, "referral r where r.item in (%s)")));
        text.append("约谈：已谈%d次，取消%d次；检讨说明%d份，通过%d份\n"
                .formatted(
                        ofEpisodes(round, "talk t where t.held_on is not null and t.episode in (%s)"),
                        ofEpisodes(round, "talk t where t.state = 'CALLED_OFF' and t.episode in (%s)"),
                        ofEpisodes(round, "explanation x join talk t on t.id = x.talk where t.episode in (%s)"),
                        ofEpisodes(
                                round,
                                "explanation x join talk t on t.id = x.talk where x.verdict = 'ACCEPTED'"
                                        + " and t.episode in (%s)")));
        text.append("专项督办：领导解除%d次，随停滞终止%d次；周报已交%d份，缺报%d份\n"
                .formatted(
                        ofEpisodes(round, "supervision s where s.state = 'LIFTED' and s.episode in (%s)"),
                        ofEpisodes(round, "supervision s where s.state = 'ENDED' and s.episode in (%s)"),
                        weeks(round, "SUBMITTED"),
                        weeks(round, "MISSING")));
        text.append("移交问责：已登记结果%d件\n"
                .formatted(count(round, "referral r where r.closed_at is not null and r.item in (%s)")));
        text.append("人工催办%d次；文字与上一次相近的报告%d份\n"
                .formatted(
                        count(round, "reminder r where r.item in (%s)"),
                        count(
                                round,
                                "fortnightly_report f join reporting_period p on p.id = f.period where "
                                        + Similarities.flagged("f", "p") + " and f.item in (%s)")));
        return text.toString();
    }

    private int steps(long round, LadderStep step) {
        return ofEpisodes(round, "escalation_step s where s.level = " + step.level() + " and s.episode in (%s)");
    }

    private int weeks(long round, String state) {
        return ofEpisodes(
                round,
                "supervision_week w join supervision s on s.id = w.supervision where w.state = '" + state
                        + "' and s.episode in (%s)");
    }

    private int ofEpisodes(long round, String from) {
        return count(round, from.formatted("select o.id from escalation_episode o where o.item in (%s)"));
    }

    private int count(long round, String from) {
        return jdbc.sql("select count(*) from " + from.formatted("select i.id from item i where i.round = ?"))
                .param(round)
                .query(Integer.class)
                .single();
    }
}
