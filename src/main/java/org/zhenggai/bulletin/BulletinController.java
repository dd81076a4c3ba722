package org.zhenggai.bulletin;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.zhenggai.access.CaseAccess;
import org.zhenggai.access.Viewer;

/** The bulletins, for the committee's people and the inspection team of the round. */
@Controller
class BulletinController {

    private final BulletinPages bulletins;
    private final BulletinFile file;
    private final CaseAccess access;

    BulletinController(BulletinPages bulletins, BulletinFile file, CaseAccess access) {
        this.bulletins = bulletins;
        this.file = file;
        this.access = access;
    }

    @GetMapping("/bulletins")
    String list(Viewer viewer, Model page) {
        viewer.require(viewer.isAboveUnits());
        page.addAttribute("bulletins", bulletins.all(viewer));
        return "bulletins";
    }

    @GetMapping("/bulletins/{bulletin}")
    String bulletin(Viewer viewer, @PathVariable long bulletin, Model page) {
        BulletinPages.Line line =
                bulletins.get(bulletin).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        viewer.require(viewer.isAboveUnits()
                && access.readsRound(viewer, line.round())
                && (line.isPublished() || BulletinPages.readsDrafts(viewer)));
        page.addAttribute("bulletin", line);
        page.addAttribute("facts", file.facts(line.period()).orElse(null));
        page.addAttribute("decisions", bulletins.decisions(bulletin));
        return "bulletin";
    }
}
