package org.zhenggai.people.admin;

import java.time.Clock;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.DirectoryReader;
import org.zhenggai.people.Viewer;
import org.zhenggai.people.absence.Absences;

/** Absences and substitutes: everybody's own; for heads, the office and administrators those of others too. */
@Controller
@RequestMapping("/absences")
@RequiredArgsConstructor
class AbsenceController {

    private final Absences absences;
    private final DirectoryReader directory;
    private final Clock clock;

    @GetMapping
    String page(Viewer viewer, @RequestParam(defaultValue = "1") int page, Model model) {
        boolean forOthers = absences.arrangesForOthers(viewer.username());
        model.addAttribute("own", absences.of(viewer.username()));
        model.addAttribute("substituted", absences.substitutedBy(viewer.username()));
        model.addAttribute("forOthers", forOthers);
        model.addAttribute("others", forOthers ? absences.arrangedBy(viewer.username(), page) : null);
        model.addAttribute("people", directory.choices());
        model.addAttribute("today", LocalDate.now(clock));
        return "absences";
    }

    @PostMapping
    String set(
            Viewer viewer,
            @RequestParam(defaultValue = "") String person,
            @RequestParam String substitute,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until) {
        Refusal.unless(from != null && until != null, "请填写代办的起止日期。");
        absences.set(
                person.isBlank() ? viewer.username() : person.strip(),
                substitute.strip(),
                from,
                until,
                viewer.username());
        return "redirect:/absences";
    }

    @PostMapping("/{id}/end")
    String end(Viewer viewer, @PathVariable long id) {
        absences.end(id, viewer.username());
        return "redirect:/absences";
    }
}
