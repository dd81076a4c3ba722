package org.zhenggai.engine.models.draft;

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
import org.zhenggai.engine.models.compare.Comparison;
import org.zhenggai.engine.models.compare.ModelSet;
import org.zhenggai.engine.models.draft.ModelDrafts.Draft;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Viewer;

/** The designers' workshop: what runs, drafts, and their release by an administrator. No case is seen here. */
@Controller
@RequestMapping("/workshop")
@RequiredArgsConstructor
class WorkshopController {

    private final ModelDrafts drafts;
    private final ModelTexts texts;
    private final ReleaseList list;
    private final Releases releases;
    private final DraftTrials trials;
    private final SoftwareMerge software;

    /** Refuses everybody else, whatever is asked for below. */
    @ModelAttribute
    void admit(Viewer viewer) {
        viewer.require(viewer.isDesigner() || viewer.isAdministrator());
    }

    @GetMapping
    String page(Model model) {
        List<Draft> all = drafts.all();
        model.addAttribute("waiting", all.stream().filter(Draft::isWaiting).toList());
        model.addAttribute(
                "past", all.stream().filter(draft -> !draft.isWaiting()).toList());
        model.addAttribute("running", list.table());
        model.addAttribute("releases", list.all());
        List<SoftwareMerge.Choice> choices = software.choices();
        model.addAttribute(
                "open", choices.stream().filter(SoftwareMerge.Choice::isOpen).toList());
        model.addAttribute(
                "decided", choices.stream().filter(choice -> !choice.isOpen()).toList());
        return "workshop/list";
    }

    @GetMapping("/drafts/{id}")
    String draft(@PathVariable long id, Viewer viewer, Model model) {
        Draft draft = drafts.find(id).orElseThrow(() -> new Refusal("没有编号为" + id + "的草稿，请回到“流程修改”重新选择。"));
        ModelSet changed = texts.ofDraft(id);
        // A released draft is shown against what ran when it was made.
        ModelSet base = draft.isWaiting() ? list.running() : texts.ofRelease(draft.base());
        ModelSet next = base.with(changed);
        model.addAttribute("draft", draft);
        model.addAttribute("comparison", Comparison.of(base, changed));
        model.addAttribute("along", next.along(changed));
        model.addAttribute(
                "findings", draft.isWaiting() ? drafts.findings(base, changed) : ModelDrafts.read(draft.findings()));
        model.addAttribute("releases", draft.isWaiting() && viewer.isAdministrator());
        model.addAttribute("isOwn", draft.author().equals(viewer.username()));
        return "workshop/draft";
    }

    /** Whoever made the draft, or is to release it, has it tried. */
    @PostMapping("/drafts/{id}/trial")
    String tryOut(@PathVariable long id, Viewer viewer) {
        Draft draft = drafts.find(id).orElseThrow(() -> new Refusal("没有编号为" + id + "的草稿，请回到“流程修改”重新选择。"));
        trials.start(draft, viewer.username());
        return "redirect:/workshop/drafts/" + id;
    }

    @PostMapping("/drafts/{id}/withdraw")
    String withdraw(@PathVariable long id, Viewer viewer) {
        drafts.withdraw(id, viewer.username());
        return "redirect:/workshop";
    }

    @PostMapping("/drafts/{id}/release")
    String release(
            @PathVariable long id,
            @RequestParam String reason,
            @RequestParam(defaultValue = "false") boolean untried,
            Viewer viewer) {
        viewer.require(viewer.isAdministrator());
        releases.release(id, reason.strip(), untried, viewer.username());
        return "redirect:/workshop";
    }

    @PostMapping("/releases/{id}/take-back")
    String takeBack(@PathVariable long id, @RequestParam String reason, Viewer viewer) {
        viewer.require(viewer.isAdministrator());
        releases.takeBack(id, reason.strip(), viewer.username());
        return "redirect:/workshop";
    }

    /** What the software brings of a file, against what runs. */
    @GetMapping("/software")
    String software(@RequestParam String path, Model model) {
        SoftwareMerge.Choice choice = software.choices().stream()
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new Refusal("“" + path + "”不用再决定，请回到“流程修改”查看现状。"));
        model.addAttribute("choice", choice);
        model.addAttribute("comparison", software.comparison(path));
        return "workshop/software";
    }

    @PostMapping("/software")
    String decide(@RequestParam String path, @RequestParam boolean take, @RequestParam String reason, Viewer viewer) {
        viewer.require(viewer.isAdministrator());
        software.decide(path, take, reason.strip(), viewer.username());
        return "redirect:/workshop";
    }
}
