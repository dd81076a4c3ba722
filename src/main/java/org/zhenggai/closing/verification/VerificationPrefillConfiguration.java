package org.zhenggai.closing.verification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.closing.verification.VerificationTable.Judged;
import org.zhenggai.closing.verification.VerificationTable.Row;
import org.zhenggai.engine.view.View;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelView;

/** What the form of a verification starts with: a row for each measure, and what was proposed before. */
@Configuration
class VerificationPrefillConfiguration {

    private static final Map<String, String> DEGREES =
            Map.of("DONE", "done", "PARTLY", "partly", "NOT_DONE", "notDone");

    @Bean
    @ModelView(what = "核验可选的结论和人员", of = KeyKind.ITEM)
    View verifyingChoice(VerificationView verification) {
        return View.offering("verifying", verification::choices);
    }

    @Bean
    @ModelView(what = "逐条措施的结论", of = KeyKind.ITEM)
    View conclusionsPrefill(VerificationView verification, VerificationTable table) {
        return View.of(
                "conclusions",
                item -> table.judged(item, verification.open(item).map(Row::id).orElse(0L)).stream()
                        .map(VerificationPrefillConfiguration::row)
                        .toList());
    }

    @Bean
    @ModelView(what = "核验意见草稿", of = KeyKind.ITEM)
    View opinionPrefill(VerificationView verification) {
        return View.of(
                "opinion", item -> verification.open(item).map(Row::opinion).orElse(null));
    }

    /** Most checks are entered on their day. */
    @Bean
    @ModelView(what = "核验日期", of = KeyKind.ITEM)
    View checkedOnPrefill(Clock clock) {
        return View.of("checkedOn", item -> Days.iso(LocalDate.now(clock)));
    }

    private static Map<String, Object> row(Judged judged) {
        Map<String, Object> row = new HashMap<>();
        row.put("no", judged.no());
        row.put("measure", judged.text());
        Optional.ofNullable(judged.conclusion()).map(DEGREES::get).ifPresent(degree -> row.put("conclusion", degree));
        Optional.ofNullable(judged.remark()).ifPresent(remark -> row.put("remark", remark));
        return row;
    }
}
