package org.zhenggai.notice;

import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhenggai.kernel.web.Question;
import org.zhenggai.notice.Preferences.Preference;
import org.zhenggai.notice.calendar.CalendarAddresses;
import org.zhenggai.notice.channel.Channel;
import org.zhenggai.notice.channel.ChannelKind;
import org.zhenggai.people.Viewer;

/** Everybody's own page: how he is told, the address of his calendar, and what he was told of late. */
@Controller
@RequiredArgsConstructor
class NoticeController {

    private static final int NEWEST = 20;

    private final Preferences preferences;
    private final CalendarAddresses addresses;
    private final NoticeSettings settings;
    private static final String CALENDAR_ENDS = "原地址立即失效，用它订阅的日历不再更新，不能恢复。";

    private final List<Channel> channels;
    private final Links links;
    private final JdbcClient jdbc;

    @GetMapping("/notices")
    String page(Viewer viewer, Model page) {
        page.addAttribute("preference", preferences.of(viewer.username()));
        page.addAttribute("email", email(viewer));
        page.addAttribute("hasMail", isOn(ChannelKind.MAIL));
        page.addAttribute("hasWebhook", isOn(ChannelKind.WEBHOOK));
        page.addAttribute("digestAt", settings.digestAt());
        page.addAttribute(
                "calendarSince", addresses.createdAt(viewer.username()).orElse(null));
        page.addAttribute("notices", preferences.newest(viewer.username(), NEWEST));
        return "notices";
    }

    @PostMapping("/notices")
    String save(
            Viewer viewer,
            @RequestParam(defaultValue = "false") boolean mail,
            @RequestParam(defaultValue = "false") boolean webhook,
            @RequestParam boolean digest,
            @RequestParam @DateTimeFormat(iso = ISO.TIME) LocalTime from,
            @RequestParam @DateTimeFormat(iso = ISO.TIME) LocalTime until,
            RedirectAttributes next) {
        Preference old = preferences.of(viewer.username());
        // A channel that the page did not offer keeps what was chosen before.
        preferences.save(
                viewer.username(),
                Preference.of(
                        isOn(ChannelKind.MAIL) ? mail : old.mail(),
                        isOn(ChannelKind.WEBHOOK) ? webhook : old.webhook(),
                        digest,
                        from,
                        until));
        next.addFlashAttribute("done", "通知设置已保存。");
        return "redirect:/notices";
    }

    @PostMapping("/notices/calendar")
    String createCalendar(
            Viewer viewer,
            @RequestParam(defaultValue = "false") boolean confirmed,
            Model page,
            RedirectAttributes next) {
        if (!confirmed && addresses.createdAt(viewer.username()).isPresent()) {
            return new Question("更换日历地址吗", CALENDAR_ENDS, "/notices/calendar", "更换地址", "/notices").ask(page);
        }
        next.addFlashAttribute("address", links.to("/calendar/" + addresses.create(viewer.username()) + ".ics"));
        return "redirect:/notices";
    }

    @PostMapping("/notices/calendar/revoke")
    String revokeCalendar(
            Viewer viewer,
            @RequestParam(defaultValue = "false") boolean confirmed,
            Model page,
            RedirectAttributes next) {
        if (!confirmed) {
            return new Question("停用日历地址吗", CALENDAR_ENDS, "/notices/calendar/revoke", "停用地址", "/notices").ask(page);
        }
        addresses.revoke(viewer.username());
        next.addFlashAttribute("done", "日历地址已停用，用它订阅的日历不再更新。");
        return "redirect:/notices";
    }

    private boolean isOn(ChannelKind kind) {
        return settings.enabled() && channels.stream().anyMatch(channel -> channel.kind() == kind && channel.isOn());
    }

    private String email(Viewer viewer) {
        return jdbc
                .sql("select email from person where username = ?")
                .param(viewer.username())
                .query(String.class)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
