package org.zhenggai.notice;

import java.time.LocalDateTime;
import java.util.Set;

/**
 * Something to tell, before it is known whom and how.
 *
 * @param key names what happened; for each of them a person is told once on each channel
 * @param task id of the engine's task it asks for, or null
 * @param number of the item, or what stands for it; never a title
 * @param reason word of the task or event; never a text of the case
 * @param path of the page
 * @param due null for none
 * @param groups the engine's groups whose people are told, and those who substitute them
 * @param people user names of those who are told besides, themselves alone
 * @param except user name of whoever did it himself, or null
 */
public record Draft(
        String key,
        NoticeKind kind,
        String task,
        String number,
        String reason,
        String path,
        LocalDateTime due,
        Set<String> groups,
        Set<String> people,
        String except) {

    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_REASON = 300;

    public Draft {
        groups = Set.copyOf(groups);
        people = Set.copyOf(people);
        number = cut(number, LONGEST_NUMBER);
        reason = cut(reason, LONGEST_REASON);
    }

    /** Something to tell groups. */
    Draft(
            String key,
            NoticeKind kind,
            String task,
            String number,
            String reason,
            String path,
            LocalDateTime due,
            Set<String> groups,
            String except) {
        this(key, kind, task, number, reason, path, due, groups, Set.of(), except);
    }

    private static String cut(String text, int longest) {
        String line = text == null ? "" : text.replaceAll("\\s+", " ").strip();
        return line.length() <= longest ? line : line.substring(0, longest - 1) + "…";
    }
}
