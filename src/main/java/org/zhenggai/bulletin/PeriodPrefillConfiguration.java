package org.zhenggai.bulletin;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.view.View;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelView;

/** What forms about a reporting period are filled in with; each view has the key of its field. */
@Configuration
class PeriodPrefillConfiguration {

    /** How much there is to decide on; what is submitted for the lists does not change it. */
    @Bean
    @ModelView(what = "听取汇报的议程", of = KeyKind.PERIOD)
    View agendaPrefill(PeriodView periods) {
        return View.of(
                "agenda",
                period -> Map.of(
                        "slow", periods.decisions(period).size(),
                        "earlier", periods.earlier(period).size()));
    }

    @Bean
    @ModelView(what = "通报的附言", of = KeyKind.PERIOD)
    View remarkPrefill(PeriodView periods) {
        return View.of("remark", periods::remark);
    }

    @Bean
    @ModelView(what = "会议决定", of = KeyKind.PERIOD)
    View decisionsPrefill(PeriodView periods) {
        return View.of("decisions", periods::decisions);
    }

    @Bean
    @ModelView(what = "以前的会议决定", of = KeyKind.PERIOD)
    View earlierDecisionsPrefill(PeriodView periods) {
        return View.of("earlier", periods::earlier);
    }
}
