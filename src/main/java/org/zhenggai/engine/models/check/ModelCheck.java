package org.zhenggai.engine.models.check;

import java.util.List;

/**
 * Finds what is wrong with models, tables and forms without a server. What the given files refer to and do not bring
 * along is taken from those that stand behind them.
 */
public final class ModelCheck {

    private ModelCheck() {}

    /** With all that models may name in this release. */
    public static ModelCheck standard() {
        return new ModelCheck();
    }

    /** What is wrong with these files beside the models of this release. */
    public List<ModelFinding> check(ModelFiles files) {
        return check(files, ModelFiles.NONE);
    }

    /**
     * What is wrong with these files beside others, in order of severity, file and element.
     *
     * @param base what runs now; a file of it counts where the given ones have none of its kind and id
     */
    public List<ModelFinding> check(ModelFiles files, ModelFiles base) {
        return List.of();
    }
}
