package org.zhenggai.demo;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.demo.section.Section;
import org.zhenggai.round.RefusedAct.Way;

/** What replay says of separation of duties, of the forms it submitted, and of the audit it left. */
@Configuration
class GuardConfiguration {

    private record Refused(String number, String word, String way, String name, String sentence) {}

    private record Count(String word, long times) {}

    @Bean
    @Order(60)
    Section dutiesSection(JdbcClient jdbc) {
        return round -> {
            List<Refused> refused =
                    jdbc.sql("""
                select i.number, r.word, r.way, p.name, r.sentence
                from refused_act r join item i on i.id = r.item join person p on p.username = r.concerned
                where i.round = :round order by r.id
                """).param("round", round).query(Refused.class).list();
            return "职责分离：试办%d次，全部被拒并记入审计\n%s"
                    .formatted(
                            refused.size(),
                            refused.stream()
                                    .map(act -> "事项%s %s，%s（%s）：%s\n"
                                            .formatted(
                                                    act.number(),
                                                    act.word(),
                                                    Way.valueOf(act.way()).word(),
                                                    act.name(),
                                                    act.sentence()))
                                    .collect(Collectors.joining()));
        };
    }

    @Bean
    @Order(70)
    Section formsSection(JdbcClient jdbc) {
        return round -> {
            List<Long> times =
                    jdbc.sql("""
                select count(*) from task_act t left join item i on i.id = t.item
                where t.act = 'COMPLETED' and (i.round = :round or t.item is null) group by t.task
                """).param("round", round).query(Long.class).list();
            return "表单核对：%d种表单共%d份，均由服务器按表单定义核对后受理\n"
                    .formatted(
                            times.size(),
                            times.stream().mapToLong(Long::longValue).sum());
        };
    }

    @Bean
    @Order(100)
    Section auditSection(JdbcClient jdbc) {
        return round -> {
            List<Count> counts =
                    jdbc.sql("""
                            select '办理经过' as word, count(*) as times from event where round = :round
                            union all select '其中改变事项的', count(*) from event where round = :round and changes is not null
                            union all select '任务认领和办结', count(*) from task_act t join item i on i.id = t.item
                                where i.round = :round
                            union all select '方案编辑', count(*) from plan_edit e join item i on i.id = e.item
                                where i.round = :round
                            union all select '被拒的操作', count(*) from refused_act r join item i on i.id = r.item
                                where i.round = :round
                            """).param("round", round).query(Count.class).list();
            return counts.stream()
                    .map(count -> count.word() + count.times() + "条")
                    .collect(Collectors.joining("，", "办理审计：", "；只增不改\n"));
        };
    }
}
