package org.zhenggai.intake.parse;

/** How doubts call a finding. */
final class FindingName {

    private FindingName() {}

    static String of(Heading finding) {
        return finding.number() == 0 ? "未编号的问题" : "第" + finding.number() + "个问题";
    }
}
