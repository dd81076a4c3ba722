package org.zhenggai.ledger;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.view.View;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelView;
import org.zhenggai.round.Round;
import org.zhenggai.round.RoundRepository;

/** What forms about a round are filled in with; each view has the key of its field. */
@Configuration
class RoundPrefillConfiguration {

    @Bean
    @ModelView(what = "集中整改期满日", of = KeyKind.ROUND)
    View concentratedEndPrefill(RoundRepository rounds) {
        return View.of("concentratedEnd", round -> Days.iso(rounds.get(round).concentratedEnd()));
    }

    @Bean
    @ModelView(what = "整改进展报告草稿", of = KeyKind.ROUND)
    View progressReportPrefill(RoundRepository rounds, ProgressReportDraft draft) {
        return View.of("progressReport", id -> {
            Round round = rounds.get(id);
            return round.progressReport() == null ? draft.of(id) : round.progressReport();
        });
    }
}
