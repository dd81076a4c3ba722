package org.zhenggai.closing.signoff;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.engine.Duty.Asked;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.people.Viewer;

/** The signatures that wait for somebody, with what he has to know before he signs. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class WaitingSignOffs {

    private final SignOffTasksProcess tasks;
    private final Duties duties;
    private final JdbcClient jdbc;

    /** One line of the page. */
    record Line(String task, String step, Case item) {}

    /**
     * The item of a line.
     *
     * @param verifiedBy names of who verified it last
     * @param opened whether this person has opened the item's page since then
     */
    record Case(
            long id,
            String number,
            String title,
            String round,
            String unit,
            boolean major,
            boolean involvesMoney,
            String verifiedBy,
            LocalDateTime verifiedAt,
            boolean opened) {}

    List<Line> of(Viewer viewer) {
        List<SignOffTasksProcess.Waiting> waiting = tasks.waitingFor(viewer.username());
        if (waiting.isEmpty()) {
            return List.of();
        }
        Map<Long, Case> rows = new HashMap<>();
        jdbc.sql("""
            select i.id, i.number, i.title, r.short_name as round, u.name as unit, i.major, i.involves_money,
                (select string_agg(distinct coalesce(p.name, v.by_whom), '、') from verification v
                left join person p on p.username = v.by_whom where v.item = i.id and v.at = %s) as verified_by,
                %s as verified_at, exists (select 1 from file_opening o where o.item = i.id and o.username = :username
                and o.at >= %s) as opened
            from item i join round r on r.id = i.round left join unit u on u.code = i.lead_unit
            where i.id in (:items) and %s
            """.formatted(Openings.VERIFIED_AT, Openings.VERIFIED_AT, Openings.VERIFIED_AT, Scope.CONDITION))
                .param("username", viewer.username())
                .param(
                        "items",
                        waiting.stream().map(SignOffTasksProcess.Waiting::item).toList())
                .params(Scope.of(viewer).parameters())
                .query(Case.class)
                .list()
                .forEach(row -> rows.put(row.id(), row));
        return waiting.stream()
                .filter(task -> rows.containsKey(task.item()))
                .map(task -> new Line(task.task(), task.step(), rows.get(task.item())))
                .toList();
    }

    /** Without those that he may not sign because of what he did before; one that he signs all the same is refused. */
    List<Line> offered(Viewer viewer) {
        List<Line> lines = of(viewer);
        Map<String, DutyKind> kinds = tasks.waitingFor(viewer.username()).stream()
                .collect(Collectors.toMap(SignOffTasksProcess.Waiting::task, SignOffTasksProcess.Waiting::duty));
        Map<Asked, String> kept =
                duties.objections(lines.stream().map(line -> asked(line, kinds)).toList(), viewer.username());
        return lines.stream()
                .filter(line -> !kept.containsKey(asked(line, kinds)))
                .toList();
    }

    private static Asked asked(Line line, Map<String, DutyKind> kinds) {
        return new Asked(
                kinds.getOrDefault(line.task(), DutyKind.HANDLE), line.item().id());
    }
}
