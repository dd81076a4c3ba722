package org.zhenggai.closing.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.kernel.web.PagesData.FINANCE;
import static org.zhenggai.kernel.web.PagesData.OFFICE;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.kernel.web.PagesData;
import org.zhenggai.kernel.web.PagesTest;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;

/** Each module ends what it has open of a withdrawn round: a row in every table in which something can wait. */
@PagesTest
class OpenEndsTest {

    private static final String PERIOD = "(select max(p.id) from reporting_period p where p.round = :round)";
    private static final String BULLETIN =
            "(select max(b.id) from bulletin b join reporting_period p on p.id = b.period where p.round = :round)";
    private static final String EPISODE = "(select max(e.id) from escalation_episode e where e.item = :item)";
    private static final String SUPERVISION = "(select max(s.id) from supervision s where s.episode = " + EPISODE + ")";
    private static final String NOW = "current_timestamp";
    private static final String TODAY = "current_date";

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private PagesData data;

    @Autowired
    private JdbcClient jdbc;

    private long round;
    private long item;

    @Test
    void nothingWaitsForAnAnswerAnyMore() {
        round = data.plannedRound();
        item = data.item(round, "1");
        data.assign(item, FINANCE, LocalDate.of(2023, 8, 1));
        openAll();

        withdrawals.withdraw(Viewer.of(OFFICE, OFFICE, List.of(Role.RECTIFICATION_OFFICE.code())), round, "导错了文件");

        becomes("fortnightly_report where item = :item", "state", "EXCUSED");
        becomes(
                "extension where item = :item",
                "state || ' ' || decided_by || ' ' || decision_reason",
                "LAPSED system 轮次已撤销");
        becomes("waiting where item = :item", "ending || ' ' || ended_by || ' ' || note", "LAPSED system 轮次已撤销");
        becomes("reporting_period where round = :round", "state", "WITHDRAWN");
        becomes("plan_version where round = :round", "state || ' ' || reason", "RETURNED 轮次已撤销");
        becomes("talk where episode = " + EPISODE, "state", "CALLED_OFF");
        becomes("supervision where episode = " + EPISODE, "state || ' ' || end_reason", "ENDED 轮次已撤销");
        becomes("supervision_week where supervision = " + SUPERVISION, "cast(count(*) as varchar)", "0");
        becomes("escalation_episode where item = :item and ended_at is not null", "cast(count(*) as varchar)", "1");
        becomes("referral where item = :item", "outcome || ' ' || closed_by", "WITHDRAWN system");
        becomes("decision where bulletin = " + BULLETIN, "min(state) || ' ' || count(ended_at)", "LAPSED 2");
        becomes("verification where item = :item", "verdict", "WITHDRAWN");
        becomes("standing_series where item = :item", "state", "WITHDRAWN");
        becomes("document_file where round = :round", "state || ' ' || error", "FAILED 轮次已撤销");
        becomes(
                "notice where path in ('/items/' || :item, '/rounds/' || :round || '/plan')",
                "min(state) || count(last_error)",
                "DROPPED2");
    }

    private void openAll() {
        insert("reporting_period (round, number, state, opens_at, cut_off, open_items, reported, silent, stalled,"
                + " returned, closed) values (:round, 1, 'OPEN', " + NOW + ", " + NOW + ", 0, 0, 0, 0, 0, 0)");
        insert("fortnightly_report (period, item, sequence, state, unit, has_moved) values (" + PERIOD
                + ", :item, 1, 'DUE', :unit, false)");
        insert("extension (item, state, from_date, to_date, reason, requested_by, requested_at)"
                + " values (:item, 'SUPPORTED', " + TODAY + ", " + TODAY + ", 'r', :user, " + NOW + ")");
        insert("waiting (item, who, expected, ask_again_on, begun_by, begun_at) values (:item, 'w', 'e', " + TODAY
                + ", :user, " + NOW + ")");
        insert("plan_version (round, number, state, submitted_by, submitted_at) values (:round, 1, 'SUBMITTED', :user, "
                + NOW + ")");
        insert("escalation_episode (item, first_period, last_period, fortnights, level, started_at) values (:item, "
                + PERIOD + ", " + PERIOD + ", 1, 0, " + NOW + ")");
        insert("talk (episode, state) values (" + EPISODE + ", 'DUE')");
        insert("supervision (episode, state, opened_at) values (" + EPISODE + ", 'OPENED', " + NOW + ")");
        insert("supervision_week (supervision, number, state, opens_at, ends_at) values (" + SUPERVISION
                + ", 1, 'DUE', " + NOW + ", " + NOW + ")");
        insert("referral (episode, item, reasons, fortnights, referred_at) values (" + EPISODE + ", :item, 'r', 4, "
                + NOW + ")");
        insert("bulletin (period, state, text, compiled_at) values (" + PERIOD + ", 'COMPILED', 't', " + NOW + ")");
        for (String about : List.of(":item", "null")) {
            insert("decision (bulletin, item, text, by_whom, at, state, due_on, original_due_on) values (" + BULLETIN
                    + ", " + about + ", 't', :user, " + NOW + ", 'OPEN', " + TODAY + ", " + TODAY + ")");
        }
        insert(
                "verification (item, verdict, method, opinion, by_whom, at) values (:item, 'PROPOSED', 'desk', 'o', :user, "
                        + NOW + ")");
        insert("standing_series (item, started_on, state) values (:item, " + TODAY + ", 'OPEN')");
        insert("document_file (kind, subject, round, state, percent, asked_by, asked_at, attempts)"
                + " values ('LEDGER', :round, :round, 'WAITING', 0, :user, " + NOW + ", 0)");
        for (String path : List.of("'/items/' || :item", "'/rounds/' || :round || '/plan'")) {
            insert("notice (event_key, person, channel, kind, number, reason, path, state, message, attempts,"
                    + " next_attempt_at, created_at) values ('ends ' || " + path + ", :user, 'MAIL', 'TASK', 'n', 'r', "
                    + path + ", 'WAITING', '', 0, " + NOW + ", " + NOW + ")");
        }
    }

    private void insert(String row) {
        parameters("insert into " + row).update();
    }

    private void becomes(String rows, String what, String expected) {
        assertThat(parameters("select " + what + " from " + rows)
                        .query(String.class)
                        .single())
                .as(rows)
                .isEqualTo(expected);
    }

    private JdbcClient.StatementSpec parameters(String sql) {
        return jdbc.sql(sql)
                .param("round", round)
                .param("item", item)
                .param("unit", FINANCE)
                .param("user", OFFICE);
    }
}
