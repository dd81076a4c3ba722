package org.zhenggai.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.TaskCreated;
import org.zhenggai.notice.Numbers.Subject;
import org.zhenggai.notice.channel.Outbox;
import org.zhenggai.people.Role;

/** Tells the candidates of a new task, and of a meeting those who will sit in it. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class TaskNotices {

    /** The tasks that are done in a meeting, with those who come besides the candidates. */
    public static final Map<String, Set<String>> MEETINGS = Map.of(
            "hearBulletin", Set.of(Role.LEADING_GROUP.code()),
            "holdLifeMeeting", Set.of(Role.LEADING_GROUP.code(), Role.SECRETARY.code()));

    private final Outbox outbox;
    private final Numbers numbers;

    @EventListener
    void created(TaskCreated task) {
        if (!outbox.isOn()) {
            return;
        }
        Subject subject = new Subject(task.process(), task.subject());
        String number = numbers.of(List.of(subject)).get(subject);
        List<Draft> drafts = new ArrayList<>();
        drafts.add(draft(task, NoticeKind.TASK, "task:", number, Links.task(task.id()), task.groups()));
        Set<String> sitting = MEETINGS.get(task.key());
        if (sitting != null) {
            // Those who only come cannot open the task.
            drafts.add(draft(task, NoticeKind.MEETING, "meeting:", number, "/", sitting));
        }
        outbox.write(drafts);
    }

    private static Draft draft(
            TaskCreated task, NoticeKind kind, String prefix, String number, String path, Set<String> groups) {
        String word = Numbers.word(task.process(), task.word());
        return new Draft(prefix + task.id(), kind, task.id(), number, word, path, task.due(), groups, null);
    }
}
