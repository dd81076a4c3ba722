package org.zhenggai.engine.models.migration;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.zhenggai.engine.models.migration.Migrations.Wish;
import org.zhenggai.engine.models.migration.Report.Kind;
import org.zhenggai.engine.models.state.RunningModel;
import org.zhenggai.engine.models.state.RunningModels;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Viewer;

/** Moving what runs to the newest models: proposals, trials, runs and their reports; counts only. */
@Controller
@RequestMapping("/workshop/migration")
@RequiredArgsConstructor
class MigrationController {

    private static final String RUN = "redirect:/workshop/migration/runs/";

    private static final String CHOICE = "to.";

    private static final int REPORTS = 10;

    private final Passages passages;
    private final Migrations migrations;
    private final RunningModels running;
    private final Directory directory;

    /** Designers and administrators; what a designer can do here is bounded by what an administrator has released. */
    @ModelAttribute
    void admit(Viewer viewer) {
        viewer.require(viewer.isDesigner() || viewer.isAdministrator());
    }

    @GetMapping
    String list(Model model) {
        List<Passage> shown =
                passages.all().stream().filter(one -> !one.isQuiet()).toList();
        model.addAttribute("passages", shown);
        List<Passage> plain = shown.stream().filter(Passage::isPlain).toList();
        model.addAttribute("plain", plain);
        model.addAttribute(
                "plainCount", plain.stream().mapToLong(Passage::instances).sum());
        // Always said, whether there is any or not.
        model.addAttribute(
                "quiet", running.all().stream().filter(RunningModel::isQuiet).toList());
        model.addAttribute("isAnyPlain", !plain.isEmpty());
        model.addAttribute("isAny", !shown.isEmpty());
        model.addAttribute("reports", migrations.newest(REPORTS));
        model.addAttribute("directory", directory);
        return "workshop/migration";
    }

    /** What runs of one model where, and what has to be chosen. */
    @GetMapping("/{process}")
    String one(@PathVariable String process, Model model) {
        model.addAttribute(
                "model",
                running.of(process).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个流程")));
        List<Passage> found = passages.of(process);
        model.addAttribute("passages", found);
        model.addAttribute("isForAdministrator", found.stream().anyMatch(Passage::isForAdministrator));
        return "workshop/migration-one";
    }

    @PostMapping("/trials")
    String tryAll(Viewer viewer) {
        return RUN + migrations.start(Wish.ALL, Kind.TRIAL, viewer.username());
    }

    /** All models whose versions draw the same, in one action. */
    @PostMapping("/runs")
    String moveAll(Viewer viewer) {
        return RUN + migrations.start(Wish.ALL, Kind.MOVE, viewer.username());
    }

    @PostMapping("/{process}")
    String move(
            Viewer viewer,
            @PathVariable String process,
            @RequestParam Kind kind,
            @RequestParam Map<String, String> fields) {
        if (kind == Kind.MOVE && !viewer.isAdministrator()) {
            // Whether anything runs in a quiet model must not show by the answer.
            Refusal.unless(!passages.isQuiet(process), "这个流程由管理员迁移。您可以先试算，再告诉管理员。");
            Refusal.unless(
                    passages.of(process).stream().noneMatch(Passage::isForAdministrator),
                    "新版本改了谁办、调用什么或填什么，须由管理员迁移。您可以先试算，再把流程名称告诉管理员。");
        }
        Map<String, String> choices = new TreeMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith(CHOICE) && !value.isEmpty()) {
                choices.put(name.substring(CHOICE.length()), value);
            }
        });
        return RUN + migrations.start(new Wish(process, choices), kind, viewer.username());
    }

    @GetMapping("/runs/{run}")
    String report(@PathVariable long run, Model model) {
        Report report =
                migrations.report(run).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这次迁移"));
        model.addAttribute("report", report);
        model.addAttribute("person", directory.nameOf(report.person()));
        return "workshop/migration-report";
    }
}
