package org.zhenggai.demo.trial;

import java.time.LocalTime;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.zhenggai.demo.Progress;
import org.zhenggai.demo.Replay;
import org.zhenggai.demo.ReplayProcess;
import org.zhenggai.demo.Sample;

/** One telling of the sample round for a trial. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Trial {

    private static final Logger LOG = LoggerFactory.getLogger(Trial.class);

    private final Replay replay;
    private final TrialFactsProcess facts;
    private final ReplayProcess engine;

    /** Tells the round as far as it goes. */
    public TrialFacts tell(Progress progress) {
        String stopped = "";
        try {
            replay.tell(UUID.randomUUID().toString(), Sample.END.atTime(LocalTime.of(18, 0)), progress);
        } catch (RuntimeException stop) {
            LOG.debug("The story stopped", stop);
            stopped = sentence(stop);
        }
        TrialFacts told = facts.read(stopped);
        engine.presentTime();
        return told;
    }

    /** What two tellings differ in. */
    public static String compare(TrialFacts before, TrialFacts after) {
        return TrialReport.of(before, after);
    }

    /** Our own sentence behind an error; what lies deepest where there is none. */
    private static String sentence(Throwable stop) {
        String deepest = "";
        String ours = "";
        for (Throwable cause = stop; cause != null; cause = cause.getCause()) {
            deepest = String.valueOf(cause.getMessage());
            ours = deepest.codePoints().anyMatch(Character::isIdeographic) ? deepest : ours;
        }
        return ours.isEmpty() ? deepest : ours;
    }
}
