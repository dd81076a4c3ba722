package org.zhenggai.access.cases;

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
import org.zhenggai.people.Viewer;
import org.zhenggai.round.RoundRepository;

/** The page on which the office enters the people of the inspection team who may read a round. */
@Controller
@RequestMapping("/rounds/{round}/readers")
@RequiredArgsConstructor
class RoundReadersController {

    private final RoundReaders readers;
    private final RoundRepository rounds;

    @GetMapping
    String page(Viewer viewer, @PathVariable long round, Model page) {
        viewer.require(viewer.isOffice());
        page.addAttribute(
                "round", rounds.findById(round).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        page.addAttribute("readers", readers.of(round));
        page.addAttribute("candidates", readers.candidates(round));
        return "round-readers";
    }

    @PostMapping
    String admit(Viewer viewer, @PathVariable long round, @RequestParam String username) {
        viewer.require(viewer.isOffice());
        readers.admit(round, username, viewer.username());
        return back(round);
    }

    @PostMapping("/{user}/remove")
    String dismiss(Viewer viewer, @PathVariable long round, @PathVariable String user) {
        viewer.require(viewer.isOffice());
        readers.dismiss(round, user, viewer.username());
        return back(round);
    }

    private static String back(long round) {
        return "redirect:/rounds/" + round + "/readers";
    }
}
