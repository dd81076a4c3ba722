package org.zhenggai.bulletin.decision;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Recorded;

/** A closed item needs no decision carried out any more. */
@Component
@RequiredArgsConstructor
class DecisionEnding {

    private final Decisions decisions;

    @EventListener
    void recorded(Recorded event) {
        if (event.kind() == EventKind.CLOSED && event.item() != null) {
            decisions.endFor(List.of(event.item()));
        }
    }
}
