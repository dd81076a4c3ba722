package org.zhenggai.intake;

import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.zhenggai.kernel.setup.TemplateBook;
import org.zhenggai.kernel.setup.TemplateBook.Column;
import org.zhenggai.kernel.web.Download;
import org.zhenggai.people.Viewer;

/** A workbook for a feedback that somebody has on paper only; the intake reads it as any list of findings. */
@Controller
class FeedbackTemplateController {

    private static final List<String> ADVICE = List.of(
            "1. 有反馈意见的 Word、PDF 或文本文件的，直接导入那个文件，不用填本表。",
            "2. 每个整改事项一行。一个问题有几个整改事项的，问题列重复写同一句话。",
            "3. 方面写全称，例如：财务管理方面。问题照反馈意见原文写。",
            "4. 填好后由整改办在“导入反馈意见”页上传，逐条核对后确认。");

    @GetMapping("/intake/template")
    ResponseEntity<byte[]> template(Viewer viewer) {
        viewer.require(viewer.isOffice() || viewer.isAdministrator());
        byte[] book = new TemplateBook()
                .sheet(
                        "反馈意见",
                        List.of(
                                Column.free("序号", 8),
                                Column.offering("方面", 24, List.of("落实上级决策部署方面", "落实全面从严治党方面", "基层组织建设方面", "落实巡察整改方面")),
                                Column.free("问题", 50),
                                Column.free("整改事项", 40)),
                        List.of())
                .advice(ADVICE)
                .bytes();
        return Download.EXCEL.of("反馈意见.xlsx", book);
    }
}
