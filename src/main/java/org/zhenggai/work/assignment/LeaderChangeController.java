package org.zhenggai.work.assignment;

import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.Items;

/** Where the office gives an item another responsible leader. */
@Controller
@RequiredArgsConstructor
class LeaderChangeController {

    private final LeaderChange change;
    private final Items items;

    @GetMapping("/items/{id}/leader")
    String page(Viewer viewer, @PathVariable long id, Model page) {
        viewer.require(viewer.isOffice());
        Item item = items.get(id);
        page.addAttribute("item", item);
        page.addAttribute("current", change.current(item).orElse("未定"));
        page.addAttribute("successors", change.successors(item));
        return "leader";
    }

    @PostMapping("/items/{id}/leader")
    String change(Viewer viewer, @PathVariable long id, @RequestParam String leader, @RequestParam String reason) {
        viewer.require(viewer.isOffice());
        change.change(id, leader, reason, viewer.username());
        return "redirect:/items/" + id;
    }
}
