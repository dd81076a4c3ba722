package org.zhenggai.notice;

import static java.util.Map.entry;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.Days;
import org.zhenggai.notice.admin.Templates;
import org.zhenggai.notice.admin.Templates.Template;
import org.zhenggai.notice.admin.Templates.Text;
import org.zhenggai.notice.channel.ChannelKind;
import org.zhenggai.notice.channel.Deliveries;
import org.zhenggai.notice.channel.Deliveries.Claim;
import org.zhenggai.notice.channel.Deliveries.Line;
import org.zhenggai.notice.channel.Message;

/** Makes messages of claimed notices, and leaves out what nobody needs any more. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Letters {

    private static final int LENGTH_OF_ID = 40;

    private final JdbcClient jdbc;
    private final Deliveries deliveries;
    private final Templates templates;
    private final OpenTasksProcess tasks;
    private final Links links;

    private record Addressee(String username, String name, String email, boolean active) {}

    /** The claim without the notices whose task is done, or whose addressee is gone; those are dropped. */
    public Claim current(Claim claim) {
        Addressee person = addressee(claim.person());
        boolean isReachable = claim.channel() != ChannelKind.MAIL || person.email() != null;
        if (!person.active() || !isReachable) {
            deliveries.dropped(claim, ids(claim.lines()), person.active() ? "没有登记邮箱" : "人员已停用");
            return with(claim, List.of());
        }
        Set<String> open = tasks.open(
                claim.lines().stream().map(Line::task).filter(Objects::nonNull).collect(Collectors.toSet()));
        Map<Boolean, List<Line>> isOpen = claim.lines().stream()
                .collect(Collectors.partitioningBy(line -> line.task() == null || open.contains(line.task())));
        deliveries.dropped(claim, ids(isOpen.get(false)), "任务已办结");
        return with(claim, isOpen.get(true));
    }

    private static Claim with(Claim claim, List<Line> lines) {
        return new Claim(claim.token(), claim.channel(), claim.person(), claim.key(), lines);
    }

    private static List<Long> ids(List<Line> lines) {
        return lines.stream().map(Line::id).toList();
    }

    /** The message of a claim: its one notice, or the digest of several. */
    public Message of(Claim claim) {
        Addressee person = addressee(claim.person());
        Map<NoticeKind, Template> words = templates.all();
        Line first = claim.lines().get(0);
        if (claim.key().equals(first.eventKey())) {
            Text text = words.get(first.kind()).fill(values(first, person.name()));
            return message(claim, person, first.kind(), first.number(), text, links.to(first.path()));
        }
        String list = claim.lines().stream()
                .map(line ->
                        words.get(line.kind()).fill(values(line, person.name())).subject()
                                + (line.dueAt() == null ? "" : "\n  期限：" + words(line.dueAt())) + "\n  "
                                + links.to(line.path()))
                .collect(Collectors.joining("\n"));
        Map<String, String> values = Map.ofEntries(
                entry("姓名", person.name()),
                entry("条数", Integer.toString(claim.lines().size())),
                entry("清单", list),
                entry("链接", links.to("/tasks")));
        return message(
                claim,
                person,
                NoticeKind.DIGEST,
                "",
                words.get(NoticeKind.DIGEST).fill(values),
                links.to("/"));
    }

    private Map<String, String> values(Line line, String name) {
        return Map.ofEntries(
                entry("姓名", name),
                entry("编号", line.number()),
                entry("事由", line.reason()),
                entry("期限", words(line.dueAt())),
                entry("链接", links.to(line.path())));
    }

    private static String words(LocalDateTime due) {
        return due == null ? "未定" : Days.words(due);
    }

    private static Message message(
            Claim claim, Addressee person, NoticeKind kind, String number, Text text, String link) {
        String id = claim.channel() + "|" + claim.person() + "|" + claim.key();
        return new Message(
                DigestUtils.sha256Hex(id).substring(0, LENGTH_OF_ID),
                person.username(),
                person.email(),
                kind,
                number,
                text.subject(),
                text.body(),
                link);
    }

    private Addressee addressee(String username) {
        return jdbc.sql("select username, name, email, active from person where username = ?")
                .param(username)
                .query(Addressee.class)
                .single();
    }
}
