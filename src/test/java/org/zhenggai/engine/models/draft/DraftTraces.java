package org.zhenggai.engine.models.draft;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of releases leave behind, for those who share their application. */
public final class DraftTraces {

    private DraftTraces() {}

    /** As if nothing had been deployed since a release. */
    public static void forget(JdbcClient jdbc, RepositoryService models, long release) {
        List<String> deployments =
                jdbc.sql("""
                        select deployment from model_release where id > ? and deployment is not null order by id desc
                        """).param(release).query(String.class).list();
        deployments.forEach(deployment -> models.deleteDeployment(deployment, true));
        jdbc.sql("delete from model_release_file where release > ?")
                .param(release)
                .update();
        jdbc.sql("delete from model_release where id > ?").param(release).update();
        jdbc.sql("delete from model_choice").update();
        jdbc.sql("update model_draft set state = 'WITHDRAWN' where state in ('WAITING', 'RELEASED')")
                .update();
    }
}
