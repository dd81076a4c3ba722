package org.zhenggai.intake.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.zhenggai.intake.desk.DraftController.Done;
import org.zhenggai.intake.desk.DraftTable.Draft;
import org.zhenggai.intake.desk.Marking.Answer;
import org.zhenggai.intake.desk.Marking.Ask;
import org.zhenggai.intake.desk.layout.Layouts;
import org.zhenggai.intake.desk.layout.Layouts.Kept;
import org.zhenggai.intake.parse.table.head.ColumnRole;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.web.NotFound;
import org.zhenggai.kernel.web.Question;
import org.zhenggai.people.Viewer;

/** The office says what lines mean, and keeps that for the next document of the kind. */
@Controller
@RequestMapping("/intake")
@RequiredArgsConstructor
class MarkingController {

    private final Drafts drafts;
    private final Marking marking;
    private final Layouts layouts;

    /** The reading that is taken. */
    record Taken(int version, String name, boolean sure) {}

    /** The kept layout by which a draft is read. */
    record Applied(int version, long layout, boolean sure) {}

    /** Under which name a layout is kept. */
    record Named(String name) {}

    /** Refuses everybody else, whatever is asked for below. */
    @ModelAttribute
    void admit(Viewer viewer) {
        viewer.require(viewer.isOffice());
    }

    @PostMapping(path = "/drafts/{id}/marks", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Answer mark(Viewer viewer, @PathVariable long id, @RequestBody Ask ask) {
        return marking.mark(id, ask, viewer.username());
    }

    @PostMapping(path = "/drafts/{id}/reading", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Answer take(Viewer viewer, @PathVariable long id, @RequestBody Taken taken) {
        return marking.take(id, taken.version(), taken.name(), taken.sure(), viewer.username());
    }

    @PostMapping(path = "/drafts/{id}/layouts", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Done keep(Viewer viewer, @PathVariable long id, @RequestBody Named named) {
        return new Done(marking.keep(id, named.name(), viewer.username()));
    }

    @PostMapping(path = "/drafts/{id}/layout", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Answer apply(Viewer viewer, @PathVariable long id, @RequestBody Applied applied) {
        return marking.apply(id, applied.version(), applied.layout(), applied.sure(), viewer.username());
    }

    @GetMapping("/drafts/{id}/columns")
    String columns(@PathVariable long id, Model page) {
        Draft draft = drafts.find(id).orElseThrow(NotFound::new);
        page.addAttribute("draft", draft);
        page.addAttribute("heads", marking.heads(id));
        page.addAttribute("roles", ColumnRole.values());
        return "intake/columns";
    }

    /** @param form per column {@code word} and {@code role}; an empty role leaves it as it is */
    @PostMapping("/drafts/{id}/columns")
    String columns(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> form,
            Model page) {
        Map<String, ColumnRole> said = said(form);
        boolean isSure = form.containsKey("confirmed");
        Answer answer;
        try {
            answer = marking.columns(id, version, said, isSure, viewer.username());
        } catch (DraftConflict | Refusal e) {
            page.addAttribute("said", e.getMessage());
            return columns(id, page);
        }
        if (answer.question() == null) {
            return "redirect:/intake/drafts/" + id;
        }
        return new Question(
                        "重新读这份文件吗",
                        answer.question(),
                        List.of(),
                        "/intake/drafts/" + id + "/columns",
                        form,
                        "重新读",
                        "/intake/drafts/" + id)
                .ask(page);
    }

    private static Map<String, ColumnRole> said(MultiValueMap<String, String> form) {
        List<String> words = form.getOrDefault("word", List.of());
        List<String> roles = form.getOrDefault("role", List.of());
        Map<String, ColumnRole> said = new LinkedHashMap<>();
        for (int n = 0; n < Math.min(words.size(), roles.size()); n++) {
            String role = roles.get(n);
            if (!role.isEmpty()) {
                said.put(
                        words.get(n),
                        Stream.of(ColumnRole.values())
                                .filter(one -> one.name().equals(role))
                                .findFirst()
                                .orElse(null));
            }
        }
        return said;
    }

    @PostMapping("/layouts/{layout}/delete")
    String delete(@PathVariable long layout, @RequestParam(defaultValue = "false") boolean confirmed, Model page) {
        Kept kept = layouts.find(layout).orElseThrow(NotFound::new);
        if (!confirmed) {
            return new Question(
                            "删除这种样式吗",
                            "样式“%s”删除后不能恢复，同样的文件再来时不再提示；已经按它读的文件和轮次不受影响。".formatted(kept.name()),
                            "/intake/layouts/" + layout + "/delete",
                            "删除",
                            "/intake")
                    .ask(page);
        }
        layouts.delete(layout);
        return "redirect:/intake";
    }

    @ExceptionHandler
    ResponseEntity<Done> conflict(DraftConflict conflict) {
        return ResponseEntity.status(HttpStatus.CONFLICT).body(new Done(conflict.getMessage()));
    }
}
