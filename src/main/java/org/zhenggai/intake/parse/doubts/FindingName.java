package org.zhenggai.intake.parse.doubts;

import org.zhenggai.intake.parse.outline.Heading;

/** How doubts call a finding. */
public final class FindingName {

    private FindingName() {}

    public static String of(Heading finding) {
        return finding.number() == 0 ? "未编号的问题" : "第" + finding.number() + "个问题";
    }
}
