package org.zhenggai.people.admin;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.kernel.web.Question;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Directory.Person;
import org.zhenggai.people.DirectoryReader;
import org.zhenggai.people.DirectoryReader.Entry;
import org.zhenggai.people.Handover;
import org.zhenggai.people.Posts;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.people.account.InitialPasswords;
import org.zhenggai.people.account.LockOuts;

/** One person, for administrators: change, password, unlock, leave with a handover. */
@Controller
@RequestMapping("/administration/people")
@RequiredArgsConstructor
class PersonController {

    private final Directory directory;
    private final DirectoryReader reader;
    private final Handover handover;
    private final InitialPasswords passwords;
    private final LockOuts lockOuts;
    private final AccessLog log;

    /** Refuses everybody else, whatever is asked for below. */
    @ModelAttribute
    void admit(Viewer viewer) {
        viewer.require(viewer.isAdministrator());
    }

    @GetMapping("/new")
    String newPerson(Viewer viewer, Model model) {
        Person blank = new Person("", "", Posts.HANDLER, null, null, Set.of());
        model.addAttribute("isNew", true);
        return form(viewer, model, new Entry(blank, null, true, false));
    }

    @GetMapping("/{username}")
    String person(Viewer viewer, @PathVariable String username, Model model) {
        Entry entry = reader.known(username);
        model.addAttribute("isNew", false);
        model.addAttribute("lockedUntil", lockOuts.lockedUntil(username).orElse(null));
        return form(viewer, model, entry);
    }

    private String form(Viewer viewer, Model model, Entry entry) {
        model.addAttribute("entry", entry);
        model.addAttribute("isSelf", entry.person().username().equals(viewer.username()));
        model.addAttribute("units", directory.tree());
        model.addAttribute("roles", Role.values());
        return "administration/person";
    }

    @PostMapping
    String add(Viewer viewer, @RequestParam String username, Fields fields, Model model) {
        directory.addPersonBy(viewer.username(), fields.person(username.strip()));
        return show(model, passwords.first(List.of(username.strip()), viewer.username()));
    }

    @PostMapping("/{username}")
    String change(Viewer viewer, @PathVariable String username, Fields fields) {
        directory.changePerson(fields.person(username), viewer.username());
        return "redirect:/administration/people/{username}";
    }

    /** What the form says of a person, as it was typed. */
    record Fields(String name, String post, String unit, String email, List<String> roles) {

        Person person(String username) {
            Refusal.unless(name != null && name.strip().length() <= 100, "姓名超过100字，请改短。");
            Refusal.unless(post != null && !post.isBlank() && post.strip().length() <= 20, "请填写职务，不超过20字。");
            Set<Role> held = EnumSet.noneOf(Role.class);
            for (String code : roles == null ? List.<String>of() : roles) {
                held.add(Role.of(code).orElseThrow(() -> new Refusal("没有角色“" + code + "”，请重新选择。")));
            }
            Refusal.unless(!held.isEmpty(), "请至少选择一个角色；不再需要的人员请办理离岗。");
            return new Person(username, name.strip(), code(post.strip()), orNull(unit), orNull(email), held);
        }

        private static String code(String post) {
            return post.equals(Posts.word(Posts.HEAD))
                    ? Posts.HEAD
                    : post.equals(Posts.word(Posts.HANDLER)) ? Posts.HANDLER : post;
        }

        private static String orNull(String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    @PostMapping("/{username}/password")
    String password(
            Viewer viewer,
            @PathVariable String username,
            @RequestParam(defaultValue = "false") boolean confirmed,
            Model model) {
        if (!confirmed) {
            String person = "/administration/people/" + username;
            return new Question(
                            "给“" + username + "”发放新的初始密码吗",
                            "原来的密码立即失效，不能恢复；新的初始密码只显示一次，须交给本人更换。",
                            person + "/password",
                            "发放新的初始密码",
                            person)
                    .ask(model);
        }
        return show(model, List.of(passwords.issue(username, viewer.username())));
    }

    /** Shows passwords once; the page is not kept by the browser and cannot be asked for again. */
    static String show(Model model, List<InitialPasswords.Initial> issued) {
        model.addAttribute("issued", issued);
        model.addAttribute("file", PasswordFile.of(issued));
        return "administration/passwords";
    }

    @PostMapping("/{username}/unlock")
    String unlock(Viewer viewer, @PathVariable String username) {
        reader.known(username);
        lockOuts.unlock(username);
        log.record(viewer.username(), AccessKind.PASSWORD_CHANGED, username, "管理员解除登录锁定");
        return "redirect:/administration/people/{username}";
    }

    @GetMapping("/{username}/leave")
    String handover(@PathVariable String username, Model model) {
        Entry entry = reader.known(username);
        model.addAttribute("entry", entry);
        model.addAttribute("open", handover.openWork(username));
        model.addAttribute("people", reader.choices());
        return "administration/leave";
    }

    @PostMapping("/{username}/leave")
    String leave(Viewer viewer, @PathVariable String username, @RequestParam(defaultValue = "") String successor) {
        if (successor.isBlank()) {
            directory.retire(username, viewer.username());
        } else {
            handover.leave(username, successor.strip(), viewer.username());
        }
        return "redirect:/administration/people/{username}";
    }
}
