package org.zhenggai.view;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Directory.Choice;
import org.zhenggai.round.Days;
import org.zhenggai.round.Items;
import org.zhenggai.round.Round;
import org.zhenggai.round.RoundRepository;
import org.zhenggai.supervision.Supervisions;
import org.zhenggai.task.View;

/** Small views that fill a form's fields in or offer choices; each has the key of its field. */
@Configuration
class PrefillConfiguration {

    @Bean
    View measuresPrefill(JdbcClient jdbc) {
        return View.of(
                "measures",
                item -> jdbc
                        .sql("select text from measure where item = ? order by position")
                        .param(item)
                        .query(String.class)
                        .list()
                        .stream()
                        .collect(Collectors.joining("\n")));
    }

    @Bean
    View progressPrefill(Items items) {
        return View.of("progress", item -> items.get(item).progress());
    }

    @Bean
    View leadUnitPrefill(Items items) {
        return View.of("leadUnit", item -> items.get(item).leadUnit());
    }

    @Bean
    View leaderPrefill(Items items, Directory directory) {
        // Whoever has left is no choice any more: the field begins empty.
        return View.of(
                "leader", item -> ifOffered(directory.leaders(), items.get(item).leader()));
    }

    @Bean
    View unitsChoice(Directory directory) {
        return View.of(
                "units",
                item -> directory.units().stream()
                        .map(unit -> new Option(unit.name(), unit.code()))
                        .toList());
    }

    @Bean
    View leadersChoice(Directory directory) {
        return View.of("leaders", item -> directory.leaders());
    }

    @Bean
    View supervisorsChoice(Supervisions supervisions) {
        return View.of("supervisors", supervisions::candidates);
    }

    @Bean
    View supervisorPrefill(JdbcClient jdbc, Supervisions supervisions) {
        return View.of(
                "supervisor",
                episode -> ifOffered(
                        supervisions.candidates(episode),
                        jdbc.sql("select coalesce(i.leader, '') from escalation_episode e join item i on i.id = e.item"
                                        + " where e.id = ?")
                                .param(episode)
                                .query(String.class)
                                .single()));
    }

    private static String ifOffered(List<Choice> choices, String value) {
        return choices.stream().anyMatch(choice -> choice.value().equals(value)) ? value : null;
    }

    @Bean
    View concentratedEndPrefill(RoundRepository rounds) {
        return View.of("concentratedEnd", round -> Days.iso(rounds.get(round).concentratedEnd()));
    }

    @Bean
    View progressReportPrefill(RoundRepository rounds, ProgressReportDraft draft) {
        return View.of("progressReport", id -> {
            Round round = rounds.get(id);
            return round.progressReport() == null ? draft.of(id) : round.progressReport();
        });
    }

    @Bean
    View remarkPrefill(PeriodView periods) {
        return View.of("remark", periods::remark);
    }

    @Bean
    View decisionsPrefill(PeriodView periods) {
        return View.of("decisions", periods::decisions);
    }

    @Bean
    View earlierDecisionsPrefill(PeriodView periods) {
        return View.of("earlier", periods::earlier);
    }
}
