package org.zhenggai.work.report;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhenggai.engine.TaskSubmissionProcess;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.kernel.office.BookReader;
import org.zhenggai.kernel.web.Download;
import org.zhenggai.people.Viewer;
import org.zhenggai.work.Uploads;
import org.zhenggai.work.Uploads.Upload;
import org.zhenggai.work.report.ReportBook.Asked;
import org.zhenggai.work.report.ReportReading.Outcome;
import org.zhenggai.work.report.ReportReading.Submission;

/** Fortnightly reports by workbook: out, back in with a preview, and submitted as their forms would be. */
@Controller
@RequestMapping("/reports")
@RequiredArgsConstructor
class ReportBookController {

    private static final String KIND = "report";
    private static final String WISH = "请下载本期的工作簿，填好后上传那一份。";

    private final ReportBook book;
    private final ReportTasksProcess tasks;
    private final TaskSubmissionProcess submission;
    private final Uploads uploads;
    private final AccessLog log;
    private final Clock clock;

    @GetMapping
    String page(Viewer viewer, Model page) {
        viewer.require(viewer.readsCases());
        page.addAttribute("asked", asked(viewer));
        return "workbook/reports";
    }

    @GetMapping("/workbook")
    ResponseEntity<byte[]> download(Viewer viewer) {
        viewer.require(viewer.readsCases());
        List<Asked> asked = asked(viewer);
        Refusal.unless(!asked.isEmpty(), "现在没有等您填报的两周报告。");
        log.record(viewer.username(), AccessKind.EXPORTED, "两周报告工作簿", asked.size() + "个事项");
        return Download.EXCEL.of("两周报告-" + Days.iso(LocalDate.now(clock)) + ".xlsx", book.write(asked));
    }

    @PostMapping("/workbook")
    String upload(Viewer viewer, @RequestParam MultipartFile file) throws IOException {
        viewer.require(viewer.readsCases());
        String name = Uploads.nameOf(file.getOriginalFilename());
        BookReader.read(name, file.getBytes(), ReportBook.STAMP, WISH);
        return "redirect:/reports/workbook/" + uploads.put(KIND, "", name, file.getBytes(), viewer.username());
    }

    @GetMapping("/workbook/{upload}")
    String preview(Viewer viewer, @PathVariable long upload, Model page) {
        Upload kept = kept(viewer, upload);
        page.addAttribute("upload", kept);
        page.addAttribute("review", read(viewer, kept).review());
        return "workbook/report";
    }

    /**
     * Submits the reports without faults, each by itself.
     *
     * @param sum of the review that the person saw
     * @param partly whether reports are submitted although others have faults
     */
    @PostMapping("/workbook/{upload}")
    String apply(
            Viewer viewer,
            @PathVariable long upload,
            @RequestParam String sum,
            @RequestParam(defaultValue = "false") boolean partly,
            RedirectAttributes next) {
        Upload kept = kept(viewer, upload);
        Outcome outcome = read(viewer, kept);
        try {
            Refusal.unless(outcome.review().sum().equals(sum), "没有上报：预览之后情况有了变化，下面是最新的内容，请再核对。");
            Refusal.unless(
                    partly || outcome.review().faulty() == 0,
                    "没有上报：还有%d行有错误。请改正后重新上传，或勾选“只上报没有错误的行”。",
                    outcome.review().faulty());
            Refusal.unless(!outcome.submissions().isEmpty(), "没有可以上报的行。");
        } catch (Refusal refusal) {
            next.addFlashAttribute("refused", refusal.getMessage());
            return "redirect:/reports/workbook/" + upload;
        }
        List<String> failed = submit(viewer, outcome);
        next.addFlashAttribute("saved", "已上报" + (outcome.submissions().size() - failed.size()) + "个事项。");
        if (!failed.isEmpty()) {
            next.addFlashAttribute("refused", String.join("", failed));
        }
        uploads.delete(upload);
        return "redirect:/reports";
    }

    private List<String> submit(Viewer viewer, Outcome outcome) {
        List<String> failed = new ArrayList<>();
        for (Submission report : outcome.submissions().values()) {
            submission
                    .submit(viewer.username(), report.task(), report.form())
                    .ifPresent(why -> failed.add("事项" + report.number() + "没有上报：" + why));
        }
        return failed;
    }

    @PostMapping("/workbook/{upload}/discard")
    String discard(Viewer viewer, @PathVariable long upload) {
        uploads.delete(kept(viewer, upload).id());
        return "redirect:/reports";
    }

    private List<Asked> asked(Viewer viewer) {
        return book.asked(tasks.of(viewer.username()));
    }

    private Outcome read(Viewer viewer, Upload upload) {
        return ReportReading.of(
                BookReader.read(upload.name(), upload.bytes(), ReportBook.STAMP, WISH),
                asked(viewer),
                (task, form) -> submission.tryOut(viewer.username(), task, form));
    }

    private Upload kept(Viewer viewer, long upload) {
        viewer.require(viewer.readsCases());
        return uploads.find(upload, KIND, "", viewer.username())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
