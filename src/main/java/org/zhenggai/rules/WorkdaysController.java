package org.zhenggai.rules;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.calendar.CalendarFile;
import org.zhenggai.kernel.calendar.CalendarYears;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.kernel.web.Download;
import org.zhenggai.people.Viewer;

/** The official calendars of years: an administrator uploads one, looks at it, and loads it. */
@Controller
@RequestMapping("/administration/workdays")
@RequiredArgsConstructor
class WorkdaysController {

    private static final int MAX_BYTES = 400_000;

    private final CalendarYears years;
    private final WorkCalendar calendar;
    private final RuleChanges changes;
    private final Clock clock;

    @ModelAttribute
    void admit(Viewer viewer) {
        viewer.require(viewer.isAdministrator());
    }

    @GetMapping
    String page(Model model) {
        model.addAttribute("known", calendar.years());
        model.addAttribute("loaded", years.loaded());
        model.addAttribute("missing", calendar.missingYear(LocalDate.now(clock)).orElse(null));
        return "administration/workdays";
    }

    /** The workbook to fill in. */
    @GetMapping("/template")
    ResponseEntity<byte[]> template() {
        return Download.EXCEL.of("放假安排.xlsx", WorkdaysBook.write());
    }

    @PostMapping
    String preview(@RequestParam MultipartFile file, Model model) throws IOException {
        byte[] bytes = file.getBytes();
        Refusal.unless(bytes.length > 0, "请选择放假安排文件（.xlsx 或 .csv）。");
        Refusal.unless(bytes.length <= MAX_BYTES, "文件超过400 KB，不像一年的放假安排，请核对。");
        String name = String.valueOf(file.getOriginalFilename());
        String text = WorkdaysBook.isBook(bytes) ? WorkdaysBook.text(name, bytes) : PlainText.of(name, bytes);
        CalendarFile year = CalendarFile.parse(text);
        model.addAttribute("file", year);
        model.addAttribute("text", text);
        model.addAttribute("replaces", calendar.covers(year.year()));
        return "administration/workdays-preview";
    }

    @PostMapping("/apply")
    String apply(Viewer viewer, @RequestParam String text, Model model) {
        model.addAttribute("outcome", changes.load(CalendarFile.parse(text), viewer.username()));
        model.addAttribute("heading", "放假安排已启用");
        return "rules/moved";
    }
}
