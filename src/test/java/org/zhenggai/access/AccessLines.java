package org.zhenggai.access;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.kernel.log.AccessKind;

/** What the log of access says of somebody. */
record AccessLines(JdbcClient jdbc) {

    List<String> details(String actor, AccessKind kind) {
        return jdbc.sql("select detail from access_log where actor = ? and kind = ? order by id")
                .params(actor, kind.name())
                .query(String.class)
                .list();
    }

    /** How many lines have this text anywhere. */
    int containing(String text) {
        return jdbc.sql("select count(*) from access_log where actor like :t or subject like :t or detail like :t")
                .param("t", "%" + text + "%")
                .query(Integer.class)
                .single();
    }
}
