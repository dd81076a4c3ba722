package org.zhenggai.people.admin;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.search.Wanted;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Directory.Unit;
import org.zhenggai.people.DirectoryReader;
import org.zhenggai.people.DirectoryReader.Node;
import org.zhenggai.people.UnitKinds;
import org.zhenggai.people.Viewer;

/** The tree of units and the list of people, for administrators. */
@Controller
@RequestMapping("/administration")
@RequiredArgsConstructor
class DirectoryController {

    private final Directory directory;
    private final DirectoryReader reader;

    /** Refuses everybody else, whatever is asked for below. */
    @ModelAttribute
    void admit(Viewer viewer) {
        viewer.require(viewer.isAdministrator());
    }

    @GetMapping("/directory")
    String page(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "false") boolean gone,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("tree", directory.tree());
        model.addAttribute("page", reader.people(text, unit, gone, page));
        model.addAttribute("text", text);
        model.addAttribute("remark", Wanted.of(text).remark());
        model.addAttribute("unit", unit);
        model.addAttribute("gone", gone);
        return "administration/directory";
    }

    @GetMapping("/units/new")
    String newUnit(Model model) {
        return form(model, new Unit("", "", "department", null), true, false);
    }

    @GetMapping("/units/{code}")
    String unit(@PathVariable String code, Model model) {
        Node node = reader.unit(code);
        return form(model, node.unit(), false, node.closed());
    }

    private String form(Model model, Unit unit, boolean isNew, boolean isClosed) {
        List<Node> above =
                directory.tree().stream().filter(node -> !node.closed()).toList();
        model.addAttribute("unit", unit);
        model.addAttribute("isNew", isNew);
        model.addAttribute("isClosed", isClosed);
        model.addAttribute("kinds", UnitKinds.words());
        model.addAttribute("above", above);
        return "administration/unit";
    }

    @PostMapping("/units")
    String add(
            Viewer viewer,
            @RequestParam String code,
            @RequestParam String name,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String parent) {
        directory.addUnit(unit(code.strip(), name, kind, parent), viewer.username());
        return "redirect:/administration/directory";
    }

    @PostMapping("/units/{code}")
    String change(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam String name,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String parent) {
        directory.changeUnit(unit(code, name, kind, parent), viewer.username());
        return "redirect:/administration/directory";
    }

    @PostMapping("/units/{code}/close")
    String close(Viewer viewer, @PathVariable String code) {
        directory.closeUnit(code, viewer.username());
        return "redirect:/administration/directory";
    }

    private static Unit unit(String code, String name, String kind, String parent) {
        Refusal.unless(name.strip().length() <= 100, "单位名称超过100字，请改短。");
        return new Unit(code, name.strip(), kind, parent.isBlank() ? null : parent);
    }
}
