package org.zhenggai.shell.search;

import java.util.EnumMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhenggai.kernel.search.Hits;
import org.zhenggai.kernel.search.Hits.Window;
import org.zhenggai.kernel.search.Wanted;
import org.zhenggai.people.Viewer;

/** The page of what was found: the first of each kind, or one kind page by page. */
@Controller
@RequiredArgsConstructor
class SearchController {

    private static final int OF_EACH = 5;
    private static final int OF_ONE = 20;
    private static final int LONGEST = 100;

    private final Search search;

    @GetMapping("/search")
    String page(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) Kind in,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        String typed = q.length() > LONGEST ? q.substring(0, LONGEST) : q;
        Wanted wanted = Wanted.of(typed);
        Map<Kind, Hits<Found>> found = new EnumMap<>(Kind.class);
        if (!wanted.isEmpty()) {
            for (Kind kind : Kind.values()) {
                Window window = kind == in ? Window.of(page, OF_ONE) : Window.of(1, OF_EACH);
                Hits<Found> hits = search.find(kind, wanted, viewer, window);
                if (hits.all() > 0) {
                    found.put(kind, hits);
                }
            }
        }
        model.addAttribute("q", typed);
        model.addAttribute("wanted", wanted);
        model.addAttribute("in", found.containsKey(in) ? in : null);
        model.addAttribute("found", found);
        model.addAttribute("reach", Search.reach(viewer));
        model.addAttribute("number", Window.of(page, OF_ONE).from() / OF_ONE + 1);
        model.addAttribute("size", OF_ONE);
        return "search";
    }
}
