package org.zhenggai.ledger;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.view.View;
import org.zhenggai.kernel.Days;
import org.zhenggai.round.Round;
import org.zhenggai.round.RoundRepository;

/** What forms about a round are filled in with; each view has the key of its field. */
@Configuration
class RoundPrefillConfiguration {

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
}
