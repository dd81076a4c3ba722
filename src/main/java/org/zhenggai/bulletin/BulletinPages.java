package org.zhenggai.bulletin;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.bulletin.decision.DecisionColumns;
import org.zhenggai.bulletin.decision.DecisionState;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;

/** Bulletins as pages show them: published ones, and drafts to those who work on them. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
class BulletinPages {

    private static final String LINE = """
            select b.id, p.round, r.short_name as round_name, r.title, p.number, p.id as period,
                cast(p.opens_at as date) as opens_on, cast(p.cut_off as date) as cut_off, b.state, b.held_on,
                p.open_items as open, p.reported, p.silent, p.stalled, p.closed,
                (select count(*) from decision d where d.bulletin = b.id) as decisions,
                (select count(*) from bulletin_decision c where c.bulletin = b.id and not c.ended) as came_back, b.text,
                b.remark, b.present, b.minutes
            from bulletin b join reporting_period p on p.id = b.period join round r on r.id = p.round
            """;

    private final JdbcClient jdbc;

    /**
     * A bulletin.
     *
     * @param heldOn day of the meeting, null before it
     * @param decisions how many the meeting made
     * @param cameBack how many of earlier meetings it lists as unfinished
     */
    record Line(
            long id,
            long round,
            String roundName,
            String title,
            int number,
            long period,
            LocalDate opensOn,
            LocalDate cutOff,
            BulletinState state,
            LocalDate heldOn,
            int open,
            int reported,
            int silent,
            int stalled,
            int closed,
            int decisions,
            int cameBack,
            String text,
            String remark,
            String present,
            String minutes) {

        public boolean isPublished() {
            return state == BulletinState.PUBLISHED;
        }

        /** The word users read for the state. */
        public String word() {
            return state.word();
        }
    }

    /**
     * A decision of the meeting as it stands now; one on a confidential item without its words.
     *
     * @param code as in the next bulletins: {@code 3-2}
     * @param number of its item, or null for a general one
     */
    record DecisionLine(
            String code,
            String number,
            String unit,
            String text,
            LocalDate dueOn,
            LocalDate originalDueOn,
            DecisionState state,
            String answer) {

        /** The word users read for the state. */
        public String word() {
            return state.word();
        }

        public boolean isUnfinished() {
            return state.isUnfinished();
        }
    }

    /** Those that he may read, newest first. */
    List<Line> all(Viewer viewer) {
        Scope scope = Scope.of(viewer);
        return jdbc.sql(LINE + """
                        where (:isAll or exists (select 1 from round_reader o where o.round = p.round
                            and o.username in (:principals))) and (b.state = 'PUBLISHED' or :drafts)
                        order by p.round desc, p.number desc
                        """)
                .params(scope.parameters())
                .param("drafts", readsDrafts(viewer))
                .query(Line.class)
                .list();
    }

    /** The bulletin; whether he may read it is not asked here. */
    Optional<Line> get(long bulletin) {
        return jdbc.sql(LINE + " where b.id = :bulletin")
                .param("bulletin", bulletin)
                .query(Line.class)
                .optional();
    }

    List<DecisionLine> decisions(long bulletin) {
        return jdbc.sql("""
                        select p.number || '-' || d.position as code, i.number, %s, %s,
                            d.due_on, d.original_due_on, d.state,
                            case when i.confidential then null else d.answer_text end as answer
                        from decision d join bulletin b on b.id = d.bulletin join reporting_period p on p.id = b.period
                            left join item i on i.id = d.item left join unit u on u.code = d.unit
                        where d.bulletin = :bulletin order by d.position
                        """.formatted(DecisionColumns.UNIT, DecisionColumns.TEXT))
                .param("bulletin", bulletin)
                .params(DecisionColumns.WORDS)
                .query(DecisionLine.class)
                .list();
    }

    /** Whether he checks or approves bulletins. */
    static boolean readsDrafts(Viewer viewer) {
        return viewer.isOffice() || viewer.roles().contains(Role.SECRETARY);
    }
}
