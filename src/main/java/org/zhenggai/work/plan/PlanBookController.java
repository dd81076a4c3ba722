package org.zhenggai.work.plan;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.zhenggai.access.cases.CaseAccess;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.kernel.office.BookReader;
import org.zhenggai.kernel.web.Download;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.Round;
import org.zhenggai.round.RoundRepository;
import org.zhenggai.work.Uploads;
import org.zhenggai.work.Uploads.Upload;
import org.zhenggai.work.plan.PlanDeadlines.Decision;
import org.zhenggai.work.plan.PlanReading.Outcome;
import org.zhenggai.work.plan.PlanTable.Change;

/** The plan as a workbook: out, back in with a preview, and written only when the person confirms what he saw. */
@Controller
@RequestMapping("/rounds/{round}/plan")
@RequiredArgsConstructor
class PlanBookController {

    private static final String KIND = "plan";
    private static final String WISH = "请在整改方案页下载本轮的工作簿，填好后上传那一份。";
    private static final String LOCKED = "方案现在不能修改：只有传达学习之后、提交审定之前或被退回之后才能编制。";

    private final PlanBook book;
    private final PlanTable table;
    private final Plans plans;
    private final Uploads uploads;
    private final RoundRepository rounds;
    private final CaseAccess access;
    private final AccessLog log;
    private final Clock clock;

    @GetMapping("/workbook")
    ResponseEntity<byte[]> download(Viewer viewer, @PathVariable long round) {
        Round found = open(viewer, round);
        log.record(viewer.username(), AccessKind.EXPORTED, "整改方案工作簿：" + found.title(), "全部事项");
        return Download.EXCEL.of("整改方案-轮次" + round + "-" + Days.iso(LocalDate.now(clock)) + ".xlsx", book.write(round));
    }

    @PostMapping("/workbook")
    String upload(Viewer viewer, @PathVariable long round, @RequestParam MultipartFile file) throws IOException {
        open(viewer, round);
        Refusal.unless(plans.isEditable(round), LOCKED);
        String name = Uploads.nameOf(file.getOriginalFilename());
        BookReader.read(name, file.getBytes(), PlanBook.stamp(round), WISH);
        return "redirect:/rounds/" + round + "/plan/workbook/"
                + uploads.put(KIND, Long.toString(round), name, file.getBytes(), viewer.username());
    }

    @GetMapping("/workbook/{upload}")
    String preview(Viewer viewer, @PathVariable long round, @PathVariable long upload, Model page) {
        Round found = open(viewer, round);
        Upload kept = kept(viewer, round, upload);
        page.addAttribute("round", found);
        page.addAttribute("upload", kept);
        page.addAttribute("review", read(viewer, round, kept).review());
        page.addAttribute("isEditable", plans.isEditable(round));
        return "workbook/plan";
    }

    /**
     * Writes the rows without faults.
     *
     * @param sum of the review that the person saw
     * @param partly whether rows are written although others have faults
     * @param overwrite whether rows that were changed since the download are written as well
     * @param reason why deadlines that are doubtful are taken; without one their rows are not written
     */
    @PostMapping("/workbook/{upload}")
    String apply(
            Viewer viewer,
            @PathVariable long round,
            @PathVariable long upload,
            @RequestParam String sum,
            @RequestParam(defaultValue = "false") boolean partly,
            @RequestParam(defaultValue = "false") boolean overwrite,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        open(viewer, round);
        Upload kept = kept(viewer, round, upload);
        Outcome outcome = read(viewer, round, kept);
        try {
            Refusal.unless(outcome.review().sum().equals(sum), "没有写入：预览之后方案有了变化，下面是最新的对比，请再核对。");
            Refusal.unless(
                    partly || outcome.review().faulty() == 0,
                    "没有写入：还有%d行有错误。请改正后重新上传，或勾选“只写入没有错误的行”。",
                    outcome.review().faulty());
            List<Change> changes = chosen(outcome, overwrite, !reason.isBlank());
            Refusal.unless(!changes.isEmpty(), "没有可以写入的行：期限存疑的行，写明采用的理由才写入。");
            table.save(round, changes, decision(outcome, changes, reason), viewer.username());
            uploads.delete(upload);
            next.addFlashAttribute("saved", "已从“" + kept.name() + "”写入" + changes.size() + "个事项。");
            return "redirect:/rounds/" + round + "/plan";
        } catch (PlanConflict conflict) {
            next.addFlashAttribute("refused", "没有写入：预览之后方案有了变化，下面是最新的对比，请再核对。");
        } catch (Refusal refusal) {
            next.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:/rounds/" + round + "/plan/workbook/" + upload;
    }

    @PostMapping("/workbook/{upload}/discard")
    String discard(Viewer viewer, @PathVariable long round, @PathVariable long upload) {
        open(viewer, round);
        uploads.delete(kept(viewer, round, upload).id());
        return "redirect:/rounds/" + round + "/plan";
    }

    private static List<Change> chosen(Outcome outcome, boolean overwrite, boolean isDecided) {
        Map<Integer, Change> wishes = outcome.wishes();
        return outcome.review().rows().stream()
                .filter(row -> row.isGood() || (overwrite && row.faults().isEmpty()))
                .filter(row -> isDecided || row.doubts().isEmpty())
                .map(row -> wishes.get(row.line()))
                .toList();
    }

    /** For exactly those of the rows that are written. */
    private static Decision decision(Outcome outcome, List<Change> changes, String reason) {
        Set<Long> written = changes.stream().map(Change::id).collect(Collectors.toSet());
        return new Decision(
                reason,
                outcome.doubtful().stream()
                        .filter(row -> written.contains(row.item()))
                        .toList());
    }

    private Outcome read(Viewer viewer, long round, Upload upload) {
        return PlanReading.of(
                BookReader.read(upload.name(), upload.bytes(), PlanBook.stamp(round), WISH),
                round,
                table,
                book.vocabulary(),
                viewer.username());
    }

    private Upload kept(Viewer viewer, long round, long upload) {
        return uploads.find(upload, KIND, Long.toString(round), viewer.username())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Round open(Viewer viewer, long round) {
        viewer.require(viewer.isOffice() && access.readsRound(viewer, round));
        return rounds.findById(round).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
