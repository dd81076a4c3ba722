package org.zhenggai.notice.admin;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhenggai.kernel.web.Download;
import org.zhenggai.kernel.web.Question;
import org.zhenggai.notice.Links;
import org.zhenggai.notice.NoticeKind;
import org.zhenggai.notice.NoticeSettings;
import org.zhenggai.notice.admin.NoticeAdministration.Count;
import org.zhenggai.notice.admin.NoticeAdministration.State;
import org.zhenggai.notice.admin.Templates.Template;
import org.zhenggai.notice.channel.Channel;
import org.zhenggai.people.Viewer;

/** The administrators' pages: what was and was not delivered, and the words of messages. */
@Controller
@RequestMapping("/administration/notices")
@RequiredArgsConstructor
class NoticeAdministrationController {

    private static final String LIST = "redirect:/administration/notices";

    private static final Resource MAIL = new ClassPathResource("notice-mail.yml");

    private final NoticeAdministration administration;
    private final Templates templates;
    private final NoticeSettings settings;
    private final List<Channel> channels;
    private final Links links;

    /** Nobody else reaches anything below. */
    @ModelAttribute
    void admit(Viewer viewer) {
        viewer.require(viewer.isAdministrator());
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "FAILED") State state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Map<State, Long> counts = Arrays.stream(State.values())
                .collect(Collectors.toMap(each -> each, each -> 0L, Long::sum, TreeMap::new));
        administration.counts().forEach((Count count) -> counts.put(count.state(), count.number()));
        model.addAttribute("counts", counts);
        model.addAttribute("state", state);
        model.addAttribute("page", administration.page(state, page));
        model.addAttribute("templates", new TreeMap<>(templates.all()).values());
        model.addAttribute("enabled", settings.enabled());
        model.addAttribute("channels", channels);
        return "administration/notices";
    }

    /** What a server has to be told to send mail, to be filled in. */
    @GetMapping("/mail.yml")
    ResponseEntity<byte[]> mail() throws IOException {
        return Download.YAML.of("邮件设置示例.yml", MAIL.getContentAsByteArray());
    }

    @PostMapping("/{id}/resend")
    String sendAgain(Viewer viewer, @PathVariable long id, RedirectAttributes next) {
        administration.sendAgain(id, viewer.username());
        next.addFlashAttribute("done", "已重新排队，将在片刻后发送。");
        return LIST;
    }

    @PostMapping("/resend")
    String sendAllAgain(Viewer viewer, RedirectAttributes next) {
        next.addFlashAttribute("done", "已重新排队" + administration.sendAllAgain(viewer.username()) + "条，将在片刻后发送。");
        return LIST;
    }

    @GetMapping("/templates/{kind}")
    String template(@PathVariable NoticeKind kind, Model model) {
        return show(templates.all().get(kind), model);
    }

    @PostMapping("/templates/{kind}")
    String save(
            Viewer viewer,
            @PathVariable NoticeKind kind,
            @RequestParam String subject,
            @RequestParam String body,
            RedirectAttributes next) {
        templates.save(kind, subject, body, viewer.username());
        next.addFlashAttribute("done", "“" + kind.word() + "”的模板已保存，之后发出的消息都用它。");
        return LIST;
    }

    @PostMapping("/templates/{kind}/preview")
    String preview(
            @PathVariable NoticeKind kind, @RequestParam String subject, @RequestParam String body, Model model) {
        return show(Templates.checked(kind, subject, body), model);
    }

    @PostMapping("/templates/{kind}/reset")
    String reset(
            Viewer viewer,
            @PathVariable NoticeKind kind,
            @RequestParam(defaultValue = "false") boolean confirmed,
            Model page,
            RedirectAttributes next) {
        if (!confirmed) {
            String template = "/administration/notices/templates/" + kind.name();
            return new Question(
                            "恢复“" + kind.word() + "”的默认模板吗",
                            "现用的标题和正文不再保留，不能找回。",
                            template + "/reset",
                            "恢复默认",
                            template)
                    .ask(page);
        }
        templates.reset(kind, viewer.username());
        next.addFlashAttribute("done", "“" + kind.word() + "”已恢复默认模板。");
        return LIST;
    }

    private String show(Template template, Model model) {
        model.addAttribute("template", template);
        model.addAttribute("preview", template.fill(example(template.kind())));
        return "administration/notice-template";
    }

    private Map<String, String> example(NoticeKind kind) {
        Map<String, String> values = new HashMap<>(Map.of(
                "姓名", "张三",
                "编号", "21-2",
                "事由", "填报两周报告",
                "期限", "2024年3月15日 17:00",
                "链接", links.to("/items/21")));
        if (kind == NoticeKind.ACCOUNT) {
            values.put("编号", "lisi（李四）");
            values.put("事由", "2024年3月15日 17:00 guanli（王五）授予角色：镇主要领导");
        }
        if (kind == NoticeKind.ABSENCE) {
            values.put("编号", "lisi（李四）");
            values.put("事由", "2024年3月18日至2024年3月22日由赵六代办，王五（wangwu）安排");
        }
        if (kind == NoticeKind.DIGEST) {
            values.put("条数", "1");
            values.put(
                    "清单",
                    Template.original(NoticeKind.TASK).fill(values).subject() + "\n  期限：2024年3月15日 17:00\n  "
                            + links.to("/items/21"));
        }
        return values;
    }
}
