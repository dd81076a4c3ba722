package org.zhenggai.bulletin;

import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.zhenggai.access.cases.CaseAccess;
import org.zhenggai.bulletin.facts.BulletinFacts;
import org.zhenggai.bulletin.facts.BulletinSums;
import org.zhenggai.bulletin.facts.Masked;
import org.zhenggai.kernel.Days;
import org.zhenggai.people.Viewer;

/** The bulletins, for the committee's people and the inspection team of the round. */
@Controller
@RequiredArgsConstructor
class BulletinController {

    /** Of a bulletin that was kept as text alone nothing can be left out. */
    private static final String NO_FACTS = "本轮有涉密事项，这一期通报的全文不能分开显示，请向整改办了解。";

    private final BulletinPages bulletins;
    private final Bulletins texts;
    private final BulletinFile file;
    private final CaseAccess access;

    /** A unit with what explains its figures, which may be empty. */
    record UnitRow(BulletinFacts.UnitLine line, String note) {}

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
        Optional<BulletinFacts> facts = file.facts(line.period());
        Set<String> hidden = viewer.readsConfidential() ? Set.of() : file.confidential(line.round());
        if (hidden.isEmpty()) {
            page.addAttribute("text", line.text());
        } else {
            facts = facts.map(kept -> Masked.of(kept, hidden));
            page.addAttribute(
                    "text",
                    facts.map(masked -> texts.maskedText(line.period(), masked)).orElse(NO_FACTS));
        }
        page.addAttribute("facts", facts.orElse(null));
        facts.ifPresent(kept -> {
            page.addAttribute("counted", BulletinSums.counted(kept));
            page.addAttribute("sums", String.join("", BulletinSums.sentences(kept)));
            page.addAttribute(
                    "units",
                    kept.units().stream()
                            .map(unit -> new UnitRow(unit, BulletinSums.note(unit)))
                            .toList());
            page.addAttribute("sum", BulletinSums.sum(kept));
            page.addAttribute("asOf", Days.words(BulletinLines.asOf(kept)));
            page.addAttribute("waiting", BulletinLines.waiting(kept));
        });
        page.addAttribute("decisions", bulletins.decisions(bulletin));
        return "bulletin";
    }
}
