package org.zhenggai.bulletin.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhenggai.bulletin.BulletinText;
import org.zhenggai.bulletin.facts.BulletinFacts.Call;
import org.zhenggai.bulletin.facts.BulletinFacts.Change;
import org.zhenggai.bulletin.facts.BulletinFacts.Flagged;
import org.zhenggai.bulletin.facts.BulletinFacts.Named;
import org.zhenggai.bulletin.facts.BulletinFacts.Silence;
import org.zhenggai.bulletin.facts.BulletinFacts.Slow;
import org.zhenggai.bulletin.facts.BulletinFacts.Waiting;

/** Facts of an earlier release are read as they are, and what became confidential since is in none of the newer lists. */
class BulletinFactsTest {

    private static final String OLDER = """
            {"title": "轮次", "number": 2, "opensOn": "2024-03-25", "cutOff": "2024-04-07",
             "totals": {"items": 3, "closed": 1, "open": 2, "reported": 2, "silent": 0, "notAsked": 0, "stalled": 0,
                        "overdue": 0, "returned": 4, "newlyClosed": 1, "openBefore": 3, "stalledBefore": 0},
             "changes": [{"word": "被退回", "items": [{"number": "2", "title": "台账", "unit": "财政分局", "note": "2次"}]}],
             "units": [], "slow": [], "help": [], "silent": [], "flags": [],
             "unfinished": [{"code": "1-1", "number": "2", "unit": "财政分局", "text": "报方案。", "heldOn": "2024-03-22",
                             "dueOn": "2024-03-29", "age": 16, "bulletins": 1, "late": 9, "state": "待落实",
                             "answer": null}]}
            """;

    private static BulletinFacts older() {
        return new FactsJson(new ObjectMapper().registerModule(new JavaTimeModule())).read(OLDER);
    }

    @Test
    void olderFactsAreReadAndSayWhatTheyKnow() {
        String text = BulletinText.of(older());
        assertThat(text)
                .contains("已过整改期限0项。本期退回4次。", "被退回1项：2 台账（财政分局，2次）。")
                .contains("2024年3月22日决定，2024年3月29日前落实；截至2024年4月7日，议定已16天，已逾期9天，待落实，首次列入通报。")
                .doesNotContain("等待外部条件", "原定", "null");
    }

    @Test
    void whatBecameConfidentialIsNotSaid() {
        BulletinFacts old = older();
        LocalDate day = LocalDate.of(2024, 4, 30);
        BulletinFacts facts = new BulletinFacts(
                old.title(),
                old.number(),
                old.opensOn(),
                old.cutOff(),
                old.totals(),
                List.of(new Change("核验退回", List.of(new Named("2", "台账", "财政分局", "理由：线索在查")))),
                old.units(),
                List.of(new Slow("2", "台账", "财政分局", "线索逾期未报", 2, "约谈")),
                List.of(new Call("财政分局", List.of(new Named("2", "台账", "财政分局", "线索要协调")))),
                List.of(new Silence("财政分局", true, List.of(new Named("2", "台账", "财政分局", "")))),
                old.unfinished(),
                List.of(new Flagged("2", "台账", "财政分局", "线索文字相似")),
                null,
                null,
                null,
                null,
                null,
                List.of(new Waiting("2", "台账", "财政分局", "市局", "线索的结论", day)),
                List.of(new EndedDecision("1-2", "2", "财政分局", "查线索", day, day, day, "已落实", day, "报告：线索查清")));
        assertThat(BulletinText.of(facts)).contains("台账", "线索的结论", "线索查清", "线索逾期未报", "线索要协调", "线索文字相似", "理由：线索在查");
        assertThat(BulletinText.of(Masked.of(facts, Set.of("2"))))
                .contains("2 涉密事项（财政分局）：涉密事项，另行报告；约定2024年4月30日再次询问。")
                .contains("2 涉密事项（财政分局）：涉密事项，另行报告；已停滞2期，督办级别：约谈。")
                .contains("第1-2号 事项2（财政分局）：涉密事项，另行传达。")
                .doesNotContain("台账", "线索", "市局");
    }
}
