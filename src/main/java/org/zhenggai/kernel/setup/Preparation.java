package org.zhenggai.kernel.setup;

/** One step from an empty database to the first round, told by the module whose tables know whether it is done. */
public interface Preparation {

    /** How the step stands now. */
    Step step();
}
