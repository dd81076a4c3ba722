package org.zhenggai.work.plan;

import java.util.List;

/**
 * Who changed a row of a plan since somebody read it.
 *
 * @param self whether the reader himself did, in another window or on the page after he had downloaded the workbook
 * @param others names of everybody else who did; empty with {@code self} false when the change was nobody's edit
 */
record Editors(boolean self, List<String> others) {

    static final Editors NONE = new Editors(false, List.of());

    /** What is said of a row on the page, such as {@code 您在另一个窗口刚改过} or {@code 刚被王某改过}. */
    String onPage() {
        String names = String.join("、", others);
        if (others.isEmpty()) {
            return self ? "您在另一个窗口刚改过" : "刚有变动";
        }
        return self ? "您和" + names + "刚改过" : "刚被" + names + "改过";
    }

    /** The same of a row of a workbook, such as {@code 您在网页上改过这一行}. */
    String sinceDownload() {
        String names = String.join("、", others);
        if (others.isEmpty()) {
            return self ? "您在网页上改过这一行" : "这一行有过变动";
        }
        return self ? "您和" + names + "改过这一行" : names + "改过这一行";
    }
}
