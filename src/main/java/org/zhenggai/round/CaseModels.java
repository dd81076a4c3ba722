package org.zhenggai.round;

import static java.util.Map.entry;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.contract.ModelProcess;

/**
 * Which models are about one item, and how the business key of their instances leads to it. A new model about an item
 * gets a row here; cards, notices, tabs, substitutes and a change of unit then know of it.
 */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CaseModels {

    private static final String ITEM_ITSELF = "select id, id as item from item";

    /** Rows of {@code id} (business key) and {@code item} for each model. */
    private static final Map<String, String> KEYS = new TreeMap<>(Map.ofEntries(
            entry("rectification-item", ITEM_ITSELF),
            entry("extension", ITEM_ITSELF),
            entry("waiting", ITEM_ITSELF),
            entry("verification", ITEM_ITSELF),
            entry("sign-off", ITEM_ITSELF),
            entry("standing-review", "select id, item from standing_series"),
            entry("meeting-decision", "select id, item from decision where item is not null"),
            entry("escalation", "select id, item from escalation_episode"),
            entry("referral", "select id, item from referral")));

    /** Rows of {@code id}, {@code round}, {@code period} (its number, or null) and {@code title} for models about no item. */
    private static final Map<String, String> OTHERS = Map.of(
            "rectification-round", """
                    select id, id as round, cast(null as integer) as period, '' as title from round
                    """,
            "fortnightly-report", """
                    select id, round, number as period, '' as title from reporting_period
                    """,
            "meeting-decision", """
                    select d.id, p.round, p.number as period, d.text as title
                    from decision d join bulletin b on b.id = d.bulletin join reporting_period p on p.id = b.period
                    where d.item is null
                    """);

    /** Models of which only those who work on them know (移交问责): nothing of them stands in the item's history. */
    private static final Set<String> RESTRICTED = Set.of("referral");

    /** The tasks of those models, for what was kept by the task alone. */
    private static final Set<String> RESTRICTED_TASKS = Set.of("recordOutcome");

    private final JdbcClient jdbc;

    /** For each of the models a query whose rows are {@code id}, the business key, and {@code item}. */
    public static Map<String, String> keys() {
        return Map.copyOf(KEYS);
    }

    /**
     * The same for models about no single item, with rows of {@code id}, {@code round}, {@code period} and {@code title}; a
     * model may be about an item in one instance and about none in the next, as a decision of a meeting is.
     */
    public static Map<String, String> others() {
        return OTHERS;
    }

    /** The query of {@link #keys} for a model, a designer's own one too; null for a model that is about no item. */
    public static String keysOf(String process) {
        return KEYS.get(ModelProcess.homeOf(process));
    }

    /** The query of {@link #others} for a model; null for a model that is always about an item. */
    public static String othersOf(String process) {
        return OTHERS.get(ModelProcess.homeOf(process));
    }

    /** Whether only those to whom its tasks are offered may know that an instance of the model exists. */
    public static boolean isRestricted(String process) {
        return RESTRICTED.contains(process);
    }

    /** Whether the key, such as {@code recordOutcome}, is that of a task of such a model. */
    public static boolean isRestrictedTask(String task) {
        return RESTRICTED_TASKS.contains(task);
    }

    /** The item that an instance of the model is about; empty for a model that is about no single item. */
    public Optional<Long> itemOf(String process, long key) {
        return keysOf(process) != null
                ? jdbc.sql("select k.item from (" + keysOf(process) + ") k where k.id = ?")
                        .param(key)
                        .query(Long.class)
                        .optional()
                : Optional.empty();
    }

    private record Pair(long id, long item) {}

    /** The same for many instances of the model at once: the items by business key, in one query. */
    public Map<Long, Long> itemsOf(String process, Collection<Long> keys) {
        return keys.isEmpty() || keysOf(process) == null
                ? Map.of()
                : jdbc
                        .sql("select k.id, k.item from (" + keysOf(process) + ") k where k.id in (:keys)")
                        .param("keys", Set.copyOf(keys))
                        .query(Pair.class)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Pair::id, Pair::item));
    }

    /** The round that an instance of the model belongs to; empty for a model of no round. */
    public Optional<Long> roundOf(String process, long key) {
        Optional<Long> item = itemOf(process, key);
        String query = item.isPresent() ? "select id, round from item" : othersOf(process);
        return query == null
                ? Optional.empty()
                : jdbc.sql("select k.round from (" + query + ") k where k.id = ?")
                        .param(item.orElse(key))
                        .query(Long.class)
                        .optional();
    }

    /** The business keys that instances about the item may have, by model. */
    public Map<String, List<Long>> keysOf(long item) {
        Map<String, List<Long>> keys = new LinkedHashMap<>();
        KEYS.forEach((process, query) -> keys.put(
                process,
                jdbc.sql("select k.id from (" + query + ") k where k.item = ?")
                        .param(item)
                        .query(Long.class)
                        .list()));
        return keys;
    }
}
