package org.zhenggai.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.web.Download;
import org.zhenggai.people.Viewer;
import org.zhenggai.rules.DecisionTrialProcess.Table;
import org.zhenggai.rules.RuleTrials.OpenRound;

/** Rule sets: what is in force and why, a trial of other rules, and their application by an administrator. */
@Controller
@RequestMapping("/rules")
@RequiredArgsConstructor
class RulesController {

    private static final int MAX_BYTES = 400_000;

    private final RuleSetVersions versions;
    private final RuleTrials trials;
    private final RuleChanges changes;
    private final DecisionTrialProcess tables;

    /** The office tries, an administrator applies; nobody else comes here. */
    @ModelAttribute
    void admit(Viewer viewer) {
        viewer.require(viewer.isOffice() || viewer.isAdministrator());
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("versions", versions.all());
        model.addAttribute("rounds", trials.rounds());
        return "rules/list";
    }

    @GetMapping("/{code}")
    String one(@PathVariable String code, Model model) {
        model.addAttribute("code", code);
        model.addAttribute("file", versions.file(code));
        return "rules/one";
    }

    @GetMapping("/{code}/file")
    ResponseEntity<byte[]> file(@PathVariable String code) {
        String text = versions.file(code).write();
        return Download.YAML.of(code.replace('@', '-') + ".yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Tries a rule set or a decision table on a round; changes nothing. */
    @PostMapping("/trial")
    String trial(@RequestParam long round, @RequestParam MultipartFile file, Model model) throws IOException {
        String name = String.valueOf(file.getOriginalFilename());
        byte[] bytes = file.getBytes();
        Refusal.unless(bytes.length > 0, "请选择规则集（.yaml）或决策表（.dmn）文件。");
        Refusal.unless(bytes.length <= MAX_BYTES, "“%s”超过400 KB，请核对是不是选错了文件。", name);
        OpenRound open = open(round);
        boolean isTable = name.endsWith(".dmn");
        RuleSetFile next = isTable ? null : RuleSetFile.parse(PlainText.of(name, bytes));
        List<Table> decisions = isTable ? List.of(tables.read(name, bytes)) : List.of();
        model.addAttribute("trial", trials.run(open, next, decisions));
        model.addAttribute("name", name);
        model.addAttribute("text", next == null ? null : next.write());
        return "rules/trial";
    }

    @PostMapping("/apply")
    String apply(
            Viewer viewer,
            @RequestParam long round,
            @RequestParam String text,
            @RequestParam String reason,
            Model model) {
        viewer.require(viewer.isAdministrator());
        model.addAttribute("outcome", changes.apply(round, RuleSetFile.parse(text), reason, viewer.username()));
        model.addAttribute("heading", "规则集已启用");
        return "rules/moved";
    }

    private OpenRound open(long round) {
        return trials.rounds().stream()
                .filter(one -> one.id() == round)
                .findFirst()
                .orElseThrow(() -> new Refusal("没有编号为" + round + "的在办轮次，请刷新页面重新选择。"));
    }
}
