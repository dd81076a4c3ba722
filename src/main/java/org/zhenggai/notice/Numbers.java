package org.zhenggai.notice;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.CaseModels;

/** What stands for a case outside the system: the short name of its round and the number of the item or period. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Numbers {

    /** What tasks of other processes are about is not known here. */
    private static final String OTHER = "其他";

    /** The column {@code number} of item i of round r: with several rounds a number alone says little. */
    public static final String OF_ITEM = "r.short_name || ' ' || i.number as number";

    private final JdbcClient jdbc;

    /** What a process instance is about, by the key of the process and the business key. */
    public record Subject(String process, String id) {}

    /** {@code period} is the number of a period, null for what is about none. */
    private record Row(long id, String number, Integer period) {

        String words() {
            return period == null ? number : number + " 第" + period + "期";
        }
    }

    /**
     * What a notice calls a task. Notices are read by administrators when they cannot be delivered, and lie in mail
     * boxes, so they do not tell what only a few may know.
     */
    public static String word(String process, String word) {
        return CaseModels.isRestricted(process) ? "待办任务" : word;
    }

    /** The number of each subject. */
    public Map<Subject, String> of(Collection<Subject> subjects) {
        Map<Subject, String> numbers = new HashMap<>();
        Map<String, Set<Long>> ids = new HashMap<>();
        for (Subject subject : subjects) {
            numbers.put(subject, OTHER);
            if (!queries(subject.process()).isEmpty()) {
                ids.computeIfAbsent(subject.process(), process -> new HashSet<>())
                        .add(Long.valueOf(subject.id()));
            }
        }
        ids.forEach((process, known) -> rows(process, known)
                .forEach(row -> numbers.put(new Subject(process, Long.toString(row.id())), row.words())));
        return numbers;
    }

    private List<Row> rows(String process, Set<Long> ids) {
        return queries(process).stream()
                .flatMap(query -> jdbc.sql(query).param("ids", ids).query(Row.class).list().stream())
                .toList();
    }

    /** A model about items may have instances about none, which the second query then knows. */
    private static List<String> queries(String process) {
        String items = CaseModels.isRestricted(process) ? null : CaseModels.keysOf(process);
        String others = CaseModels.othersOf(process);
        return Stream.of(
                        items == null ? null : """
                                select k.id, %s, cast(null as integer) as period
                                from (%s) k join item i on i.id = k.item join round r on r.id = i.round where k.id in (:ids)
                                """.formatted(OF_ITEM, items),
                        others == null ? null : """
                                select k.id, r.short_name as number, k.period
                                from (%s) k join round r on r.id = k.round where k.id in (:ids)
                                """.formatted(others))
                .filter(Objects::nonNull)
                .toList();
    }
}
