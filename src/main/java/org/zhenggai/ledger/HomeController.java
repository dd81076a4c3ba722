package org.zhenggai.ledger;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.zhenggai.web.Viewer;

/** The first page after the login: who one is, and where the rounds stand. */
@Controller
class HomeController {

    private final Overview overview;

    HomeController(Overview overview) {
        this.overview = overview;
    }

    @GetMapping("/")
    String home(Viewer viewer, Model page) {
        page.addAttribute("rounds", viewer.readsCases() ? overview.rounds(Scope.of(viewer)) : List.of());
        return "home";
    }
}
