package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Administrators hear of a draft that waits for them: on their first page, until it is released. */
class WaitingDraftTest extends DesignersServer {

    private static final String LEVELS = "processes/escalation/escalation-level.dmn";

    @Test
    void administratorsHearOfADraft() {
        Map<String, String> files = designersFiles();
        replace(files, LEVELS, "</decision>", "</decision>\n<!-- 另行说明 -->");
        replace(files, "processes/waiting/waiting.bpmn", "name=\"等待外部条件\"", "name=\"等待外部的条件\"");
        String page = draft(files);
        assertThat(administrator.get("/").body()).contains("份流程改动的草稿等您发布");
        Visitor designer = visitor();
        designer.logIn(DESIGNER, PASSWORD);
        assertThat(designer.get("/").body()).contains("/workshop\"").doesNotContain("等您发布");
        release(page, true);
        assertThat(administrator.get("/").body()).doesNotContain("等您发布");
    }
}
