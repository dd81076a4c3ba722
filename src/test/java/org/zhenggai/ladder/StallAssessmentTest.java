package org.zhenggai.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhenggai.process.DecisionTable;
import org.zhenggai.round.item.ItemState;

/** When an item counts as stalled; the table collects every reason that holds. */
class StallAssessmentTest {

    private final DecisionTable table = new DecisionTable("fortnightly-report", "stall-assessment");

    StallAssessmentTest() throws IOException {}

    @Test
    void aNewRowNeedsARowHere() {
        assertThat(table.rows())
                .containsExactly(
                        "rule_notAccepted",
                        "rule_noMeasures",
                        "rule_notAskedAgain",
                        "rule_reportMissing",
                        "rule_noProgress",
                        "rule_overdue",
                        "rule_verificationFailedTwice");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # state    , waiting, days late, report missing, no progress, overdue, failed, reasons
            ASSIGNED   , false  , 0        , false         , 0          , -100   , 0     , -
            ASSIGNED   , false  , 1        , false         , 0          , -100   , 0     , 逾期未签收
            ASSIGNED   , false  , 1        , false         , 0          , 1      , 0     , 逾期未签收、超过整改期限
            ACCEPTED   , false  , 0        , false         , 0          , -1     , 0     , -
            ACCEPTED   , false  , 1        , false         , 0          , -1     , 0     , 逾期未报措施
            IN_WORK    , false  , 0        , false         , 1          , 0      , 1     , -
            IN_WORK    , false  , 1        , false         , 0          , 0      , 0     , 到期未再次询问
            IN_WORK    , true   , 1        , false         , 0          , 0      , 0     , -
            IN_WORK    , false  , 0        , true          , 0          , 0      , 0     , 未按期报告
            IN_WORK    , false  , 0        , false         , 2          , 0      , 0     , 连续两期无进展
            IN_WORK    , false  , 0        , false         , 0          , 1      , 0     , 超过整改期限
            IN_WORK    , false  , 0        , false         , 0          , 0      , 2     , 核验两次未通过
            IN_WORK    , false  , 0        , true          , 3          , 30     , 3     , 未按期报告、连续两期无进展、超过整改期限、核验两次未通过
            IN_WORK    , true   , 0        , true          , 3          , 30     , 3     , -
            """)
    void reasons(
            String state,
            boolean waiting,
            int daysLate,
            boolean reportMissing,
            int reportsWithoutProgress,
            int daysOverdue,
            int failedVerifications,
            String reasons) {
        assertThat(assess(
                        state,
                        waiting,
                        daysLate,
                        reportMissing,
                        reportsWithoutProgress,
                        daysOverdue,
                        failedVerifications))
                .isEqualTo(reasons == null ? List.of() : List.of(reasons.split("、")));
    }

    /** What waits for a reviewer is not the unit's to move. */
    @ParameterizedTest
    @EnumSource(
            value = ItemState.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ASSIGNED", "ACCEPTED", "IN_WORK"})
    void onlyTheUnitCanStall(ItemState state) {
        assertThat(assess(state.name(), false, 9, true, 9, 9, 9)).isEmpty();
    }

    private List<Object> assess(
            String state,
            boolean waiting,
            int daysLate,
            boolean reportMissing,
            int reportsWithoutProgress,
            int daysOverdue,
            int failedVerifications) {
        return table.answers(
                "reason",
                Map.of(
                        "state", state,
                        "isWaiting", waiting,
                        "daysLate", daysLate,
                        "isReportMissing", reportMissing,
                        "reportsWithoutProgress", reportsWithoutProgress,
                        "daysOverdue", daysOverdue,
                        "failedVerifications", failedVerifications));
    }
}
