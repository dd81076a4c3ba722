package org.zhenggai.access.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhenggai.access.cases.CaseAccess;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.kernel.web.Download;
import org.zhenggai.people.Viewer;

/** The audit of an item as a page and as a file, for those who watch over the round; units read its history. */
@Controller
@RequiredArgsConstructor
class AuditController {

    private final AuditTrail trail;
    private final CaseAccess access;
    private final AccessLog log;
    private final JdbcClient jdbc;

    record Head(long id, String number, String title, boolean confidential) {}

    @GetMapping("/items/{id}/audit")
    String page(Viewer viewer, @PathVariable long id, Model model) {
        model.addAttribute("item", open(viewer, id, AccessKind.CONFIDENTIAL_READ));
        model.addAttribute("lines", trail.of(viewer, id));
        return "audit";
    }

    @GetMapping("/items/{id}/audit.csv")
    void csv(Viewer viewer, @PathVariable long id, HttpServletResponse response) throws IOException {
        Head item = open(viewer, id, AccessKind.EXPORTED);
        Download.CSV.begin(response, "事项" + item.number() + "-办理审计.csv");
        AuditCsv.write(trail.of(viewer, id), response.getWriter());
    }

    private Head open(Viewer viewer, long id, AccessKind kind) {
        viewer.require(viewer.watchesCases());
        access.requireItem(viewer, id);
        Head item = jdbc.sql("select id, number, title, confidential from item where id = ?")
                .param(id)
                .query(Head.class)
                .single();
        if (item.confidential() || kind == AccessKind.EXPORTED) {
            log.record(viewer.username(), kind, "事项" + item.number(), "办理审计");
        }
        return item;
    }
}
