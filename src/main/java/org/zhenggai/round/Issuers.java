package org.zhenggai.round;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who signs a document: the committee of the town, or its rectification office. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Issuers {

    private final JdbcClient jdbc;

    /** {@code 中共某镇委员会}. */
    public String committee() {
        return jdbc
                .sql("select name from unit where kind = 'town' and parent is null order by code")
                .query(String.class)
                .list()
                .stream()
                .findFirst()
                .map(town -> "中共" + town + "委员会")
                .orElse("本级党委");
    }

    /** The committee's rectification office, which signs bulletins, letters and notices. */
    public String office() {
        return committee() + "整改工作领导小组办公室";
    }

    /** Whom a report on the rectification of a round goes to: the source of its feedback, as far as its title says. */
    public static String sourceOf(String round) {
        return round.contains("巡察")
                ? "巡察工作领导小组办公室"
                : round.contains("巡视") ? "巡视工作领导小组办公室" : round.contains("审计") ? "审计机关" : "＿＿＿＿＿＿＿＿";
    }
}
