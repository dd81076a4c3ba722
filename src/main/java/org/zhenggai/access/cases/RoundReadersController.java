package org.zhenggai.access.cases;

import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhenggai.kernel.web.NotFound;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.RoundRepository;

/** The page on which the office enters the people of the inspection team who may read a round. */
@Controller
@RequestMapping("/rounds/{round}/readers")
@RequiredArgsConstructor
class RoundReadersController {

    private final RoundReaders readers;
    private final RoundRepository rounds;

    /** Refuses everybody else, whatever is asked for below. */
    @ModelAttribute
    void admit(Viewer viewer) {
        viewer.require(viewer.isOffice());
    }

    @GetMapping
    String page(@PathVariable long round, Model page) {
        page.addAttribute("round", rounds.findById(round).orElseThrow(NotFound::new));
        page.addAttribute("readers", readers.of(round));
        page.addAttribute("candidates", readers.candidates(round));
        return "round-readers";
    }

    @PostMapping
    String admit(Viewer viewer, @PathVariable long round, @RequestParam String username) {
        readers.admit(round, username, viewer.username());
        return back(round);
    }

    @PostMapping("/{user}/remove")
    String dismiss(Viewer viewer, @PathVariable long round, @PathVariable String user) {
        readers.dismiss(round, user, viewer.username());
        return back(round);
    }

    private static String back(long round) {
        return "redirect:/rounds/" + round + "/readers";
    }
}
