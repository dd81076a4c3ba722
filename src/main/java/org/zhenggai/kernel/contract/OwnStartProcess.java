package org.zhenggai.kernel.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RuntimeService;

/**
 * The one way in which an instance of a process begins: the application starts it for an aggregate that it has just
 * moved in its tables. The engine asks here, so that no model, timer, message or request starts one under a key that
 * somebody has chosen.
 */
public final class OwnStartProcess {

    private static final ThreadLocal<Deque<OwnStartProcess>> UNDER_WAY = ThreadLocal.withInitial(ArrayDeque::new);

    private final String process;
    private final String key;

    private OwnStartProcess(ModelProcess process, long key) {
        this.process = process.id();
        this.key = Long.toString(key);
    }

    /** Starts an instance at its beginning. */
    public static void start(RuntimeService runtime, ModelProcess process, long key) {
        during(process, key, () -> runtime.startProcessInstanceByKey(process.id(), Long.toString(key)));
    }

    /** Lets the engine start an instance of the process with this key, and no other, while this runs. */
    public static <T> T during(ModelProcess process, long key, Supplier<T> start) {
        Deque<OwnStartProcess> underWay = UNDER_WAY.get();
        underWay.push(new OwnStartProcess(process, key));
        try {
            return start.get();
        } finally {
            underWay.pop();
            if (underWay.isEmpty()) {
                UNDER_WAY.remove();
            }
        }
    }

    /** Whether the application starts this very instance now. */
    public static boolean isUnderWay(String process, String key) {
        OwnStartProcess innermost = UNDER_WAY.get().peek();
        return innermost != null && innermost.process.equals(process) && innermost.key.equals(key);
    }
}
