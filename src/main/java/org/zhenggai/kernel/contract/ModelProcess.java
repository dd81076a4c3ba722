package org.zhenggai.kernel.contract;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The processes of the cycle: what their keys are, and who starts them. */
public enum ModelProcess {
    RECTIFICATION_ROUND("rectification-round", KeyKind.ROUND),
    FORTNIGHTLY_REPORT("fortnightly-report", KeyKind.PERIOD),
    RECTIFICATION_ITEM("rectification-item", KeyKind.ITEM),
    EXTENSION("extension", KeyKind.ITEM, RECTIFICATION_ITEM),
    WAITING("waiting", KeyKind.ITEM),
    VERIFICATION("verification", KeyKind.ITEM, RECTIFICATION_ITEM),
    SIGN_OFF("sign-off", KeyKind.ITEM, RECTIFICATION_ITEM),
    STANDING_REVIEW("standing-review", KeyKind.STANDING),
    MEETING_DECISION("meeting-decision", KeyKind.DECISION),
    ESCALATION("escalation", KeyKind.EPISODE),
    REFERRAL("referral", KeyKind.REFERRAL);

    private final String id;

    private final KeyKind key;

    private final Set<ModelProcess> callers;

    ModelProcess(String id, KeyKind key, ModelProcess... callers) {
        this.id = id;
        this.key = key;
        this.callers = Set.of(callers);
    }

    /** Id of the process, name of its folder. */
    public String id() {
        return id;
    }

    /** What its business key is the id of. */
    public KeyKind key() {
        return key;
    }

    /** Those whose call activities start it; where there are none, the application does. */
    public Set<ModelProcess> callers() {
        return callers;
    }

    public static Optional<ModelProcess> of(String id) {
        return Arrays.stream(values()).filter(process -> process.id.equals(id)).findFirst();
    }

    /** What the key of a process is, one of the cycle or a designer's own; empty for one that has no place here. */
    public static Optional<KeyKind> keyOf(String id) {
        return of(id).map(ModelProcess::key).or(() -> KeyKind.ofOwn(id));
    }

    /** The process of the cycle that leads to the same case: for a designer's own process the first with a key of its kind. */
    public static String homeOf(String id) {
        return of(id).isPresent()
                ? id
                : KeyKind.ofOwn(id).map(kind -> keyedBy(kind).id()).orElse(id);
    }

    /** One whose business key is of this kind. */
    public static ModelProcess keyedBy(KeyKind kind) {
        return Arrays.stream(values())
                .filter(process -> process.key == kind)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Whether a call activity of the one may start the other: an own process is called with the key of its caller, so it
     * is of the same kind.
     */
    public static boolean mayCall(String caller, String called) {
        return of(called)
                .map(process -> of(caller).filter(process.callers::contains).isPresent())
                .orElseGet(() -> keyOf(caller).isPresent() && keyOf(caller).equals(KeyKind.ofOwn(called)));
    }
}
