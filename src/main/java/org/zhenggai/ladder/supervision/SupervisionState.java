package org.zhenggai.ladder.supervision;

import lombok.RequiredArgsConstructor;

/** Where a special supervision (专项督办) stands; the word is what users read. */
@RequiredArgsConstructor
public enum SupervisionState {
    OPENED("待指定督办领导"),
    RUNNING("督办中"),
    LIFTED("已解除"),
    ENDED("已终止");

    private final String word;

    /** The word users read. */
    public String word() {
        return word;
    }
}
