package org.zhenggai.bulletin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.view.View;

/** What forms about a reporting period are filled in with; each view has the key of its field. */
@Configuration
class PeriodPrefillConfiguration {

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
