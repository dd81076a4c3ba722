package org.zhenggai.closing.signoff;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhenggai.closing.signoff.WaitingSignOffs.Line;
import org.zhenggai.engine.TaskSubmissionProcess;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Viewer;

/**
 * Signs several items in one action (批量签批). Each is signed on its own, so that one that is refused stops no other, and
 * what became of each is kept. An item that the signer has not opened is not signed: a list is no reading.
 */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class BatchSigning {

    private static final int MOST = 100;
    private static final int LONGEST_OPINION = 500;
    private static final int LONGEST_SENTENCE = 1000;

    private final WaitingSignOffs waiting;
    private final TaskSubmissionProcess submission;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /**
     * What became of one item.
     *
     * @param number null for a task that does not wait for him
     * @param sentence why it was not signed, or that it was
     */
    public record Outcome(Long item, String number, String title, boolean signed, String sentence) {}

    /**
     * Signs these tasks.
     *
     * @param opinion one for all; may be empty
     * @return id of the batch
     * @throws Refusal when nothing was chosen or too much
     */
    public long sign(Viewer viewer, Collection<String> chosen, String opinion) {
        Set<String> ids = checked(chosen, opinion);
        String words = opinion.strip();
        Map<String, Line> lines =
                waiting.of(viewer).stream().collect(Collectors.toMap(Line::task, Function.identity()));
        Map<String, Object> form = new HashMap<>(Map.of("decision", "approved"));
        if (!words.isEmpty()) {
            form.put("opinion", words);
        }
        List<Outcome> outcomes = new ArrayList<>();
        ids.forEach(id -> outcomes.add(outcome(viewer, id, lines.get(id), form)));
        return transaction.execute(status -> keep(viewer, words, outcomes));
    }

    /**
     * What would be signed, each in a line, before somebody says that he wants it.
     *
     * @throws Refusal as {@link #sign} would
     */
    List<String> asked(Viewer viewer, Collection<String> chosen, String opinion) {
        Set<String> ids = checked(chosen, opinion);
        List<String> known = waiting.of(viewer).stream()
                .filter(line -> ids.contains(line.task()))
                .map(BatchSigning::words)
                .toList();
        Refusal.unless(!known.isEmpty(), "所选事项都已经办理，或不在您的办理范围内。请刷新页面后再选。");
        return known;
    }

    private static String words(Line line) {
        String tags = (line.item().major() ? "，重大事项" : "") + (line.item().involvesMoney() ? "，涉及资金" : "");
        return "%s %s（%s，%s%s）%s"
                .formatted(
                        line.item().number(),
                        line.item().title(),
                        line.item().unit(),
                        line.step(),
                        tags,
                        line.item().opened() ? "" : "：核验后还没有打开过，不会签批");
    }

    private static Set<String> checked(Collection<String> chosen, String opinion) {
        Set<String> ids = new LinkedHashSet<>(chosen);
        Refusal.unless(!ids.isEmpty(), "请先勾选要签批的事项。");
        Refusal.unless(ids.size() <= MOST, "一次最多签批%d项，现勾选%d项，请分次签批。", MOST, ids.size());
        Refusal.unless(opinion.strip().length() <= LONGEST_OPINION, "审批意见超过%d字，请精简。", LONGEST_OPINION);
        return ids;
    }

    private Outcome outcome(Viewer viewer, String task, Line line, Map<String, Object> form) {
        if (line == null) {
            return new Outcome(null, null, null, false, "有一项已经办理，或不在您的办理范围内，没有签批。");
        }
        Optional<String> refused = line.item().opened()
                ? submission.submit(viewer.username(), task, form)
                : Optional.of("事项" + line.item().number() + "在最近一次核验后您还没有打开过，没有签批。请先打开事项页面阅读，再回来签批。");
        return new Outcome(
                line.item().id(), line.item().number(), line.item().title(), refused.isEmpty(), refused.orElse("已签批。"));
    }

    private long keep(Viewer viewer, String opinion, List<Outcome> outcomes) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into sign_off_batch (by_whom, opinion, at) values (?, ?, ?)")
                .params(viewer.username(), opinion, LocalDateTime.now(clock))
                .update(key, "id");
        long batch = key.getKeyAs(Long.class);
        for (int position = 0; position < outcomes.size(); position++) {
            Outcome outcome = outcomes.get(position);
            String sentence = outcome.sentence();
            jdbc.sql("""
                insert into sign_off_batch_line (batch, position, item, signed, sentence)
                values (:batch, :position, :item, :signed, :sentence)
                """)
                    .param("batch", batch)
                    .param("position", position + 1)
                    .param("item", outcome.item(), java.sql.Types.BIGINT)
                    .param("signed", outcome.signed())
                    .param("sentence", sentence.substring(0, Math.min(sentence.length(), LONGEST_SENTENCE)))
                    .update();
        }
        return batch;
    }

    /** What became of the items of a batch that this person signed himself; empty for anybody else's. */
    public List<Outcome> outcomes(Viewer viewer, long batch) {
        return jdbc.sql("""
            select l.item, i.number, i.title, l.signed, l.sentence
            from sign_off_batch_line l join sign_off_batch b on b.id = l.batch left join item i on i.id = l.item
            where l.batch = :batch and b.by_whom = :username order by l.position
            """)
                .param("batch", batch)
                .param("username", viewer.username())
                .query(Outcome.class)
                .list();
    }
}
