package org.zhenggai.bulletin;

import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.zhenggai.access.cases.CaseAccess;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.bulletin.facts.BulletinEvents;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.RoundRepository;

/** What was sent back to units since the last bulletin, which the next one will tell. */
@Controller
@RequiredArgsConstructor
class ReturnsController {

    private final BulletinEvents events;
    private final RoundRepository rounds;
    private final CaseAccess access;

    @GetMapping("/rounds/{round}/returns")
    String returns(Viewer viewer, @PathVariable long round, Model page) {
        viewer.require(viewer.isAboveUnits());
        if (!rounds.existsById(round) || !access.readsRound(viewer, round)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        page.addAttribute("round", rounds.get(round));
        page.addAttribute("returns", events.returns(round, Scope.of(viewer)));
        return "returns";
    }
}
