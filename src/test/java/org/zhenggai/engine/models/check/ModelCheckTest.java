package org.zhenggai.engine.models.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is wrong with a model is found before it counts; in ours nothing is. */
class ModelCheckTest {

    @Test
    void ourModelsAreWithoutFinding() {
        assertThat(PackagedModels.files().files()).hasSizeGreaterThan(40);
        assertThat(ModelCheck.standard().check(PackagedModels.files(), ModelFiles.NONE))
                .isEmpty();
    }
}
