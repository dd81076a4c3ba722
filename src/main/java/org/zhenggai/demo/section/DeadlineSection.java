package org.zhenggai.demo.section;

import java.util.List;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.work.deadline.ExtensionState;

/** Later deadlines, waits for outside conditions and early warnings of the replayed round. */
@Component
@Order(20)
@RequiredArgsConstructor
class DeadlineSection implements Section {

    private final JdbcClient jdbc;

    private record Extension(
            String number,
            String original,
            String fromDate,
            String toDate,
            String requested,
            ExtensionState state,
            String opinion,
            String decided) {

        private String words() {
            String office = opinion == null ? "整改办未提意见" : opinion.equals("SUPPORTED") ? "整改办支持" : "整改办不支持";
            String leader = switch (state) {
                case APPROVED -> "，责任领导同意";
                case REFUSED -> opinion.equals("SUPPORTED") ? "，责任领导不同意" : "";
                case LAPSED -> "，失效";
                case REQUESTED, SUPPORTED -> "，待审批";
            };
            return "%s 原定%s，%s申请由%s延至%s：%s%s%s%n"
                    .formatted(
                            number,
                            original,
                            requested,
                            fromDate,
                            toDate,
                            office,
                            leader,
                            decided == null ? "" : "（" + decided + "）");
        }
    }

    private record Wait(
            String number, String who, String begun, String until, int asked, int still, String ending, String ended) {

        private String words() {
            String end = ending == null
                    ? "仍在等待"
                    : (ending.equals("MET") ? "条件具备" : ending.equals("REPORTED") ? "由报告结束" : "随事项结束") + "（" + ended
                            + "）";
            return "%s 等%s：%s起，约定%s再问，系统催问%d次、续等%d次，%s%n".formatted(number, who, begun, until, asked, still, end);
        }
    }

    private record Step(int days, int warnings) {}

    @Override
    public String of(long round) {
        List<Extension> extensions =
                jdbc.sql("""
                        select i.number, cast(i.original_deadline as varchar) as original,
                            cast(x.from_date as varchar) as from_date, cast(x.to_date as varchar) as to_date,
                            cast(cast(x.requested_at as date) as varchar) as requested, x.state, x.opinion,
                            cast(cast(coalesce(x.decided_at, x.opinion_at) as date) as varchar) as decided
                        from extension x join item i on i.id = x.item where i.round = ? order by x.id
                        """).param(round).query(Extension.class).list();
        List<Wait> waits = jdbc.sql("""
                        select i.number, w.who, cast(cast(w.begun_at as date) as varchar) as begun,
                            cast(w.ask_again_on as varchar) as until,
                            (select count(*) from event e where e.item = w.item and e.kind = 'ASKED_AGAIN'
                                and e.at >= w.begun_at and e.at <= coalesce(w.ended_at, e.at)) as asked,
                            (select count(*) from inquiry q where q.waiting = w.id and q.answer = 'STILL') as still,
                            w.ending, cast(cast(w.ended_at as date) as varchar) as ended
                        from waiting w join item i on i.id = w.item where i.round = ? order by w.id
                        """).param(round).query(Wait.class).list();
        List<Step> steps = jdbc.sql("""
            select w.days, count(*) as warnings from deadline_warning w join item i on i.id = w.item
            where i.round = :round group by w.days order by w.days desc
            """).param("round", round).query(Step.class).list();
        StringBuilder text = new StringBuilder("延期申请（" + extensions.size() + "件）：\n");
        extensions.forEach(extension -> text.append(extension.words()));
        text.append("等待外部条件（").append(waits.size()).append("段）：\n");
        waits.forEach(wait -> text.append(wait.words()));
        return text.append("期限预警：")
                .append(steps.stream()
                        .map(step -> "提前" + step.days() + "天" + step.warnings() + "次")
                        .collect(Collectors.joining("，")))
                .append("。\n")
                .toString();
    }
}
