package org.zhenggai.paper.issuing;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.paper.DocumentKind;

/** What the circulars say of confidential items, as the office records it: left out, or in these words. */
@Service
@Transactional
@RequiredArgsConstructor
class CircularDecisions {

    private static final int LONGEST_WORDS = 1000;
    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final AccessLog log;
    private final Clock clock;

    /** A confidential item with what was last decided on it for each circular, null while nothing was. */
    record Line(long item, String number, String title, String internal, String published) {

        private static String words(String treatment) {
            return treatment == null ? "未决定" : treatment.equals("LEFT_OUT") ? "不写入" : "简写";
        }

        public String internalWord() {
            return words(internal);
        }

        public String publishedWord() {
            return words(published);
        }
    }

    @Transactional(readOnly = true)
    List<Line> of(long round) {
        String last = "(select d.treatment from circular_decision d where d.id = (select max(c.id)"
                + " from circular_decision c where c.item = i.id and c.kind = '%s'))";
        return jdbc.sql("""
            select i.id as item, i.number, i.title, %s as internal, %s as published from item i
            where i.round = :round and i.confidential order by i.position
            """.formatted(last.formatted("INTERNAL_CIRCULAR"), last.formatted("PUBLIC_CIRCULAR")))
                .param("round", round)
                .query(Line.class)
                .list();
    }

    /**
     * Records a decision; earlier ones stay.
     *
     * @param words what the circular says instead; empty leaves the item out
     */
    void decide(long round, long item, DocumentKind kind, String words, String reason, String user) {
        Refusal.unless(
                kind == DocumentKind.INTERNAL_CIRCULAR || kind == DocumentKind.PUBLIC_CIRCULAR,
                "只有通报需要这样的决定，请刷新页面后重新选择。");
        String number = jdbc.sql("select number from item where id = ? and round = ? and confidential")
                .params(item, round)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refusal("这个事项不是本轮的涉密事项，请刷新页面。"));
        String said = words.strip();
        String why = reason.strip();
        Refusal.unless(!why.isEmpty(), "请填写理由，理由会留存备查。");
        Refusal.unless(why.length() <= LONGEST_REASON, "理由超过%d字，请压缩。", LONGEST_REASON);
        Refusal.unless(said.length() <= LONGEST_WORDS, "简写的内容超过%d字，请压缩。", LONGEST_WORDS);
        jdbc.sql("""
            insert into circular_decision (item, kind, treatment, words, reason, by_whom, at)
            values (:item, :kind, :treatment, :words, :why, :user, :now)
            """)
                .param("item", item)
                .param("kind", kind.name())
                .param("treatment", said.isEmpty() ? "LEFT_OUT" : "SHORTENED")
                .param("words", said.isEmpty() ? null : said)
                .param("why", why)
                .param("user", user)
                .param("now", LocalDateTime.now(clock))
                .update();
        log.record(
                user,
                AccessKind.SETTINGS_CHANGED,
                "事项" + number,
                kind.word() + (said.isEmpty() ? "不写入" : "简写") + "：" + why);
    }
}
