package org.zhenggai.access.cases;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.zhenggai.access.login.Logins;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.round.CaseModels;

/** Logs reads of confidential items through the form of a task, which no controller of ours sees. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class FormReads {

    private final JdbcClient jdbc;
    private final CaseModels cases;
    private final AccessLog log;

    /**
     * Somebody who is logged in reads about an item in a form; the server's own reading is nobody's.
     *
     * @param model key of a model about items
     * @param key business key of its instance
     */
    public void note(String model, long key) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (Logins.isPerson(login)) {
            jdbc.sql("select number from item where id = ? and confidential")
                    .param(cases.itemOf(model, key).orElse(null))
                    .query(String.class)
                    .optional()
                    .ifPresent(
                            number -> log.record(login.getName(), AccessKind.CONFIDENTIAL_READ, "事项" + number, "任务表单"));
        }
    }
}
