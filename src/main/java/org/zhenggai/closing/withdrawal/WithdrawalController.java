package org.zhenggai.closing.withdrawal;

import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.RoundRepository;

/** The page on which a wrong round is withdrawn; it says what will end. */
@Controller
@RequestMapping("/rounds/{round}/withdrawal")
@RequiredArgsConstructor
class WithdrawalController {

    private final Withdrawals withdrawals;
    private final RoundRepository rounds;

    @GetMapping
    String page(Viewer viewer, @PathVariable long round, Model page) {
        viewer.require(mayCome(viewer));
        page.addAttribute(
                "round", rounds.findById(round).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        page.addAttribute("counts", withdrawals.counts(round));
        page.addAttribute("mayWithdraw", withdrawals.mayWithdraw(viewer, round));
        page.addAttribute("longest", Withdrawals.LONGEST_REASON);
        return "withdrawal";
    }

    @PostMapping
    String withdraw(Viewer viewer, @PathVariable long round, @RequestParam(defaultValue = "") String reason) {
        viewer.require(mayCome(viewer));
        withdrawals.withdraw(viewer, round, reason);
        return "redirect:/rounds/" + round;
    }

    private static boolean mayCome(Viewer viewer) {
        return viewer.isOffice() || viewer.roles().contains(Role.SECRETARY);
    }
}
