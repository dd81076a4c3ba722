package org.zhenggai.access.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.kernel.web.Download;
import org.zhenggai.people.Viewer;

/** The log of access as a page and as a file, for administrators. */
@Controller
@RequestMapping("/administration")
@RequiredArgsConstructor
class AccessLogController {

    private final AccessLogSearch search;
    private final AccessLog log;
    private final Clock clock;

    /** Refuses everybody else, whatever is asked for below. */
    @ModelAttribute
    void admit(Viewer viewer) {
        viewer.require(viewer.isAdministrator());
    }

    @GetMapping("/access-log")
    String page(AccessLogSearch.Query query, @RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute("query", query);
        model.addAttribute("page", search.page(query, page));
        model.addAttribute("kinds", AccessKind.values());
        return "access-log";
    }

    @GetMapping("/access-log.csv")
    void csv(Viewer viewer, AccessLogSearch.Query query, HttpServletResponse response) throws IOException {
        log.record(viewer.username(), AccessKind.EXPORTED, "访问日志", "");
        Download.CSV.begin(response, "访问日志-" + Days.iso(LocalDate.now(clock)) + ".csv");
        search.writeCsv(query, response.getWriter());
    }
}
