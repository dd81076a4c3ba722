package org.zhenggai.notice.admin;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.notice.NoticeKind;

/** The words of messages: those of {@link NoticeKind}, or what an administrator wrote instead. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Templates {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");
    private static final int LONGEST_SUBJECT = 100;
    private static final int LONGEST_BODY = 2000;

    private final JdbcClient jdbc;
    private final AccessLog log;
    private final Clock clock;

    /**
     * The words of a kind.
     *
     * @param isChanged whether an administrator wrote them
     */
    public record Template(NoticeKind kind, String subject, String body, boolean isChanged) {

        static Template original(NoticeKind kind) {
            return new Template(kind, kind.subject(), kind.body(), false);
        }

        /** The template with this in the places of its placeholders. */
        public Text fill(Map<String, String> values) {
            return new Text(fill(subject, values), fill(body, values));
        }

        private static String fill(String text, Map<String, String> values) {
            return PLACEHOLDER
                    .matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
        }
    }

    /** A message's words. */
    public record Text(String subject, String body) {}

    private record Row(String kind, String subject, String body) {}

    /** The template of every kind. */
    @Transactional(readOnly = true)
    public Map<NoticeKind, Template> all() {
        Map<NoticeKind, Template> changed =
                jdbc.sql("select kind, subject, body from notice_template").query(Row.class).list().stream()
                        .map(row -> new Template(NoticeKind.valueOf(row.kind()), row.subject(), row.body(), true))
                        .collect(Collectors.toMap(Template::kind, Function.identity()));
        Arrays.stream(NoticeKind.values()).forEach(kind -> changed.putIfAbsent(kind, Template.original(kind)));
        return changed;
    }

    /**
     * Takes other words for a kind.
     *
     * @throws Refusal when a placeholder is unknown, the link is missing, or a text is empty or too long
     */
    public void save(NoticeKind kind, String subject, String body, String user) {
        Template template = checked(kind, subject, body);
        delete(kind);
        jdbc.sql("insert into notice_template (kind, subject, body, changed_by, changed_at) values (?, ?, ?, ?, ?)")
                .params(kind.name(), template.subject(), template.body(), user, LocalDateTime.now(clock))
                .update();
        log.record(user, AccessKind.SETTINGS_CHANGED, "通知模板", kind.word());
    }

    /** Goes back to the words of the code. */
    public void reset(NoticeKind kind, String user) {
        delete(kind);
        log.record(user, AccessKind.SETTINGS_CHANGED, "通知模板", kind.word() + "恢复默认");
    }

    private void delete(NoticeKind kind) {
        jdbc.sql("delete from notice_template where kind = ?")
                .param(kind.name())
                .update();
    }

    /** The template with these words, refused as by {@link #save}. */
    public static Template checked(NoticeKind kind, String subject, String body) {
        String line = subject.strip();
        String text = body.replace("\r\n", "\n").strip() + "\n";
        Refusal.unless(!line.isEmpty() && !text.isBlank(), "“%s”的标题和正文都要填写。", kind.word());
        Refusal.unless(
                line.length() <= LONGEST_SUBJECT && line.lines().count() == 1,
                "“%s”的标题须为一行，不超过%d字。",
                kind.word(),
                LONGEST_SUBJECT);
        Refusal.unless(text.length() <= LONGEST_BODY, "“%s”的正文超过%d字，请精简。", kind.word(), LONGEST_BODY);
        checkPlaceholders(kind, line);
        checkPlaceholders(kind, text);
        Refusal.unless(text.contains("{链接}"), "“%s”的正文要有{链接}，否则收到的人找不到事项。", kind.word());
        kind.indispensable()
                .forEach(name -> Refusal.unless(
                        line.contains(name) && text.contains(name),
                        "“%s”的标题和正文都要有%s，否则收到的人不知道谁的账号有了什么变动。",
                        kind.word(),
                        name));
        return new Template(kind, line, text, true);
    }

    private static void checkPlaceholders(NoticeKind kind, String text) {
        List<String> known = kind.placeholders();
        String allowed = known.stream().map(name -> "{" + name + "}").collect(Collectors.joining("、"));
        Matcher found = PLACEHOLDER.matcher(text);
        while (found.find()) {
            Refusal.unless(
                    known.contains(found.group(1)), "“%s”的模板里不能用%s，可用的有%s。", kind.word(), found.group(), allowed);
        }
        String rest = found.replaceAll("");
        Refusal.unless(!rest.contains("{") && !rest.contains("}"), "“%s”的模板里有不成对的花括号，可用的写法是%s。", kind.word(), allowed);
    }
}
