package org.zhenggai.engine.models.draft;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import lombok.RequiredArgsConstructor;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhenggai.engine.models.check.ModelUpload;
import org.zhenggai.engine.models.compare.Comparison;
import org.zhenggai.engine.models.compare.ModelFile;
import org.zhenggai.engine.models.compare.ModelSet;
import org.zhenggai.engine.models.draft.ModelDrafts.Draft;
import org.zhenggai.engine.models.draft.ModelDrafts.Submission;
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
    private final DraftFindings findings;
    private final DraftRemovals removals;
    private final OwnFiles own;

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
        model.addAttribute(
                "removable",
                own.in(list.running()).stream().map(ModelFile::path).toList());
        model.addAttribute("releases", list.all());
        List<SoftwareMerge.Choice> choices = software.choices();
        model.addAttribute(
                "open", choices.stream().filter(SoftwareMerge.Choice::isOpen).toList());
        model.addAttribute(
                "decided", choices.stream().filter(choice -> !choice.isOpen()).toList());
        return "workshop/list";
    }

    private Draft one(long id) {
        return drafts.find(id).orElseThrow(() -> new Refusal("没有编号为" + id + "的草稿，请回到“流程修改”重新选择。"));
    }

    /** A released draft is shown against what ran when it was made. */
    private ModelSet base(Draft draft) {
        return draft.isWaiting() ? list.running() : texts.ofRelease(draft.base());
    }

    /** A changed process as it is and as it would be; nothing where there is none. */
    record Picture(String before, String after) {}

    @GetMapping("/drafts/{id}/picture")
    @ResponseBody
    Picture picture(@PathVariable long id, @RequestParam String path) {
        return new Picture(
                base(one(id)).texts().get(path), texts.ofDraft(id).texts().get(path));
    }

    @GetMapping("/software/picture")
    @ResponseBody
    Picture softwarePicture(@RequestParam String path) {
        return new Picture(list.running().texts().get(path), texts.ofSoftware().get(path));
    }

    /** Files that somebody picks here become a draft, as those that Modeler deploys. */
    @PostMapping("/drafts")
    String submit(
            @RequestParam String name,
            @RequestParam List<MultipartFile> files,
            Viewer viewer,
            RedirectAttributes next) {
        ModelUpload upload = ModelUpload.of(files);
        Submission draft = drafts.submit(viewer.username(), name, "", upload.models());
        next.addFlashAttribute("notice", (draft.id() == null ? "与正在运行的相同，没有生成草稿。" : "") + upload.notice());
        return draft.id() == null ? "redirect:/workshop" : "redirect:/workshop/drafts/" + draft.id();
    }

    @GetMapping("/drafts/{id}")
    String draft(@PathVariable long id, Viewer viewer, Model model) {
        Draft draft = one(id);
        ModelSet changed = texts.ofDraft(id);
        ModelSet base = base(draft);
        SortedSet<String> gone = texts.goneOf(id);
        ModelSet next = base.with(changed).without(gone);
        model.addAttribute("draft", draft);
        model.addAttribute("comparison", Comparison.of(base, changed, gone));
        model.addAttribute("along", next.along(changed));
        model.addAttribute(
                "findings",
                draft.isWaiting() ? findings.of(base, changed, gone) : DraftFindings.read(draft.findings()));
        model.addAttribute("releases", draft.isWaiting() && viewer.isAdministrator());
        model.addAttribute("isOwn", draft.author().equals(viewer.username()));
        model.addAttribute("gone", gone);
        model.addAttribute("stillRunning", removals.running(base, gone));
        model.addAttribute("isTrialNeeded", !changed.files().isEmpty());
        model.addAttribute(
                "removable",
                own.in(base).stream()
                        .filter(file -> next.files().containsKey(file.path())
                                && !changed.files().containsKey(file.path()))
                        .toList());
        return "workshop/draft";
    }

    /** Whoever made the draft, or is to release it, has it tried. */
    @PostMapping("/drafts/{id}/trial")
    String tryOut(@PathVariable long id, Viewer viewer) {
        trials.start(one(id), viewer.username());
        return "redirect:/workshop/drafts/" + id + "/trial";
    }

    /** A draft that takes a file away. */
    @PostMapping("/removals")
    String remove(@RequestParam String path, Viewer viewer) {
        viewer.require(viewer.isDesigner());
        return "redirect:/workshop/drafts/" + removals.remove(path, viewer.username());
    }

    @PostMapping("/drafts/{id}/removals")
    String mark(@PathVariable long id, @RequestParam String path, @RequestParam boolean gone, Viewer viewer) {
        if (gone) {
            removals.mark(id, path, viewer.username());
        } else {
            removals.unmark(id, path, viewer.username());
        }
        return "redirect:/workshop/drafts/" + id;
    }

    /** How far a trial is, and what came of it. */
    @GetMapping("/drafts/{id}/trial")
    String trial(@PathVariable long id, Model model) {
        model.addAttribute("draft", one(id));
        return "workshop/trial";
    }

    @PostMapping("/drafts/{id}/trial/stop")
    String stop(@PathVariable long id, Viewer viewer) {
        trials.stop(one(id), viewer.name());
        return "redirect:/workshop/drafts/" + id + "/trial";
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

    /** A file as it runs, or as the software brings it, for Modeler. */
    @GetMapping("/files")
    ResponseEntity<byte[]> file(@RequestParam String path, @RequestParam(defaultValue = "false") boolean software) {
        String text =
                software ? texts.ofSoftware().get(path) : list.running().texts().get(path);
        Refusal.unless(text != null, "没有“%s”这个文件，请回到“流程修改”查看现状。", path);
        String name = path.substring(path.lastIndexOf('/') + 1);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What the software brings of a file, against what runs. */
    @GetMapping("/software")
    String software(@RequestParam String path, Model model) {
        SoftwareMerge.Choice choice = software.choices().stream()
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new Refusal("“" + path + "”不用再决定，请回到“流程修改”查看现状。"));
        model.addAttribute("choice", choice);
        model.addAttribute("conflict", software.conflict(path));
        model.addAttribute("brings", texts.ofSoftware().containsKey(path));
        return "workshop/software";
    }

    @PostMapping("/software")
    String decide(@RequestParam String path, @RequestParam boolean take, @RequestParam String reason, Viewer viewer) {
        viewer.require(viewer.isAdministrator());
        software.decide(path, take, reason.strip(), viewer.username());
        return "redirect:/workshop";
    }
}
