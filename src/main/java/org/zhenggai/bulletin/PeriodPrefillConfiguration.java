package org.zhenggai.bulletin;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.view.View;

/** What forms about a reporting period are filled in with; each view has the key of its field. */
@Configuration
class PeriodPrefillConfiguration {

    /** How much there is to decide on; what is submitted for the lists does not change it. */
    @Bean
    View agendaPrefill(PeriodView periods) {
        return View.of(
                "agenda",
                period -> Map.of(
                        "slow", periods.decisions(period).size(),
                        "earlier", periods.earlier(period).size()));
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
