package org.zhenggai.bulletin.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhenggai.bulletin.BulletinLines;
import org.zhenggai.bulletin.BulletinText;
import org.zhenggai.bulletin.facts.BulletinFacts.Account;
import org.zhenggai.bulletin.facts.BulletinFacts.Returns;
import org.zhenggai.bulletin.facts.BulletinFacts.Totals;
import org.zhenggai.bulletin.facts.BulletinFacts.UnitLine;
import org.zhenggai.bulletin.facts.BulletinFacts.Waiting;

/** Every figure of a bulletin in its own place: in the sentences, under the heads of the table, in the sum. */
class BulletinSumsTest {

    private static final LocalDate CUT_OFF = LocalDate.of(2024, 4, 7);

    /** All figures differ, so that none can stand for another. */
    private static final Totals TOTALS = new Totals(29, 7, 17, 11, 3, 5, 4, 6, 10, 2, 20, 8, 9, 1, 18, 12, 13, 47);

    private static final UnitLine UNIT = new UnitLine("财政分局", 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43);
    private static final UnitLine OTHER = new UnitLine("河田社区", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0);

    private static BulletinFacts facts(Totals totals, List<Waiting> waiting) {
        return new BulletinFacts(
                "轮次",
                2,
                CUT_OFF.minusDays(13),
                CUT_OFF,
                totals,
                List.of(),
                List.of(UNIT, OTHER),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "2024-03-24T17:00",
                "2024-04-07T17:05",
                new Account(20, 21, 22, 23, 24, 25, 17),
                List.of(),
                new Returns(1, 2, 3, 4),
                waiting,
                List.of());
    }

    @Test
    void theSentencesSayEachFigure() {
        List<String> said = BulletinSums.sentences(facts(TOTALS, List.of()));
        assertThat(said)
                .containsExactly(
                        "共有整改事项29项：在办17项，已销号7项，已结转9项，已撤销1项。",
                        "期初在办20项，新列入21项，重新打开22项，销号23项，结转24项，撤销25项，期末在办17项。",
                        "本期应报告18项：已报告11项，未报告3项，免报12项。",
                        "免报的12项在催报以后结转或撤销，不再报告。",
                        "应报告事项中有13项在本期通报编制前已经销号或结转，不计入在办。",
                        "在办事项中有5项尚未到报告环节或已转入核验、审批，本期不须报告。",
                        "在办事项中停滞4项，已过整改期限6项。本期退回10次（措施退回1次，核验退回2次，审批退回3次，其他环节退回4次）。",
                        "与上期相比，在办事项减少3项，停滞事项减少4项。");
    }

    @Test
    void theTableHasEachFigureUnderItsHead() {
        List<List<String>> rows = BulletinText.of(facts(TOTALS, List.of()))
                .lines()
                .filter(line -> line.startsWith("单位 ") || line.startsWith("财政分局 ") || line.startsWith("合计 "))
                .map(line -> List.of(line.strip().split("[ 　]+")))
                .toList();
        assertThat(rows)
                .containsExactly(
                        List.of("单位", "事项", "在办", "已销号", "已结转", "应报告", "已报告", "未报告", "免报", "停滞", "逾期", "平均进度"),
                        List.of("财政分局", "31", "33", "32", "39", "41", "34", "35", "42", "36", "37", "38%"),
                        List.of("合计", "32", "36", "34", "48", "52", "38", "40", "54", "42", "44", "47%"));
    }

    @Test
    void sinceWhenAndWhetherItIsTheFirst() {
        assertThat(BulletinSums.counted(facts(TOTALS, List.of())))
                .isEqualTo("2024年3月24日 17:00至2024年4月7日 17:05（自上期通报编制起）");
    }

    private static String late(int days) {
        LocalDate due = CUT_OFF.minusDays(days);
        BulletinFacts facts = facts(TOTALS, List.of());
        UnfinishedDecision one =
                new UnfinishedDecision("1-2", "3", "财政分局", "报方案。", due, due, 9, 2, Math.max(0, days), "待落实", null, due);
        return BulletinLines.decisions(new BulletinFacts(
                        facts.title(),
                        2,
                        facts.opensOn(),
                        CUT_OFF,
                        TOTALS,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(one),
                        List.of(),
                        facts.since(),
                        facts.until(),
                        null,
                        List.of(),
                        null,
                        null,
                        List.of()))
                .get(0);
    }

    @Test
    void aDecisionIsLateFromTheDayAfter() {
        assertThat(late(-1)).contains("尚未到期", "第2次列入通报");
        assertThat(late(0)).contains("尚未到期");
        assertThat(late(1)).contains("已逾期1天");
        assertThat(BulletinLines.times(1)).isEqualTo("首次列入通报");
    }

    @Test
    void aWaitHasRunOutOnItsDay() {
        for (int days = -1; days <= 1; days++) {
            Waiting wait = new Waiting("1", "台账", "财政分局", "市局", "批复", CUT_OFF.plusDays(days));
            assertThat(BulletinLines.waiting(facts(TOTALS, List.of(wait)))
                            .get(0)
                            .endsWith("，已到期。"))
                    .isEqualTo(days <= 0);
        }
    }
}
