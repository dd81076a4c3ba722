package org.zhenggai.work;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.kernel.setup.Preparation;
import org.zhenggai.kernel.setup.Step;
import org.zhenggai.kernel.setup.Step.Name;
import org.zhenggai.kernel.setup.Step.State;
import org.zhenggai.round.RoundState;

/** Whether the first round was studied, and its plan approved. */
@Configuration
class RoundPreparationConfiguration {

    private record Furthest(long id, RoundState state) {}

    @Bean
    Preparation studyPreparation(JdbcClient jdbc) {
        return () -> furthest(jdbc)
                .map(round -> round.state() == RoundState.STUDY
                        ? Step.ofOffice(Name.STUDY, State.OPEN, "由整改办登记传达学习的日期和决定，任务在首页“等我办理”中。", "/")
                        : Step.ofOffice(Name.STUDY, State.DONE, "已登记。", "/rounds/" + round.id()))
                .orElseGet(() -> Step.ofOffice(Name.STUDY, State.LATER, "先导入反馈意见。", null));
    }

    @Bean
    Preparation planPreparation(JdbcClient jdbc) {
        return () -> furthest(jdbc)
                .filter(round -> round.state() != RoundState.STUDY)
                .map(RoundPreparationConfiguration::plan)
                .orElseGet(() -> Step.ofOffice(Name.PLAN, State.LATER, "先登记传达学习。", null));
    }

    private static Step plan(Furthest round) {
        String page = "/rounds/" + round.id() + "/plan";
        return (round.state() == RoundState.PLANNING
                        ? Step.ofOffice(Name.PLAN, State.OPEN, "由整改办给每个事项定单位、领导、类型和期限，提交后由镇主要领导审定、定稿。", page)
                        : Step.ofOffice(Name.PLAN, State.DONE, "已定稿，事项已分派到单位。", page))
                .with(page + "/workbook", "整改方案.xlsx");
    }

    /** The round that has come furthest; the states stand in their order. */
    private static Optional<Furthest> furthest(JdbcClient jdbc) {
        return jdbc
                .sql("select id, state from round where state <> :withdrawn order by id")
                .param("withdrawn", RoundState.WITHDRAWN.name())
                .query(Furthest.class)
                .list()
                .stream()
                .reduce((one, other) -> other.state().compareTo(one.state()) > 0 ? other : one);
    }
}
