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
 * @param groups the engine's groups whose people are told
 * @param except user name of whoever did it himself, or null
 */
record Draft(
        String key,
        NoticeKind kind,
        String task,
        String number,
        String reason,
        String path,
        LocalDateTime due,
        Set<String> groups,
        String except) {

    static final int LONGEST_WORD = 100;

    Draft {
        groups = Set.copyOf(groups);
        number = cut(number);
        reason = cut(reason);
    }

    private static String cut(String text) {
        String line = text == null ? "" : text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_WORD ? line : line.substring(0, LONGEST_WORD - 1) + "…";
    }
}
