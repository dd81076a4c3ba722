package org.zhenggai.closing.standing;

import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** The engine's side of a series of reviews; the business key is the series' id. */
@Component
@RequiredArgsConstructor
class StandingProcess {

    private static final String KEY = "standing-review";

    private final RuntimeService runtime;

    void start(long series) {
        runtime.startProcessInstanceByKey(KEY, Long.toString(series));
    }
}
