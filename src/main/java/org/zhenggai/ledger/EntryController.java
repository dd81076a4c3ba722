package org.zhenggai.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.people.Viewer;

/** Ways to a round and to its ledger for who comes from elsewhere: with one round straight to it, else by a list. */
@Controller
@RequiredArgsConstructor
class EntryController {

    private final Overview overview;

    @GetMapping("/rounds")
    String rounds(Viewer viewer, Model page) {
        return enter(viewer, "轮次", "", page);
    }

    @GetMapping("/ledger")
    String ledger(Viewer viewer, @RequestParam(required = false) String unit, Model page) {
        String ofUnit = unit == null || unit.isBlank() ? "" : "?unit=" + UriUtils.encode(unit, StandardCharsets.UTF_8);
        return enter(viewer, "台账", "/ledger" + ofUnit, page);
    }

    private String enter(Viewer viewer, String title, String way, Model page) {
        List<Overview.RoundLine> rounds = overview.rounds(Scope.of(viewer));
        if (rounds.size() == 1) {
            return "redirect:/rounds/" + rounds.get(0).id() + way;
        }
        page.addAttribute("title", title);
        page.addAttribute("way", way);
        page.addAttribute("rounds", rounds);
        return "rounds";
    }
}
