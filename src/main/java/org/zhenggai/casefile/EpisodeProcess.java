package org.zhenggai.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/** The picture of an episode's process and where in it the episode stands. */
@Component
class EpisodeProcess {

    private final HistoryService history;
    private final RuntimeService runtime;
    private final RepositoryService models;

    EpisodeProcess(HistoryService history, RuntimeService runtime, RepositoryService models) {
        this.history = history;
        this.runtime = runtime;
        this.models = models;
    }

    /**
     * A picture.
     *
     * @param xml the model, in the version that the episode runs on
     * @param active ids of the elements where it waits; none once it has ended
     */
    record Picture(String xml, List<String> active) {}

    /**
     * The picture of an episode. A referral has an instance of its own, so that its place is never among the active
     * ones here.
     */
    Picture of(long episode) {
        HistoricProcessInstance instance = history.createHistoricProcessInstanceQuery()
                .processDefinitionKey("escalation")
                .processInstanceBusinessKey(Long.toString(episode))
                .singleResult();
        List<String> active =
                instance.getEndTime() == null ? runtime.getActiveActivityIds(instance.getId()) : List.of();
        return new Picture(
                xml(instance.getProcessDefinitionId()),
                active.stream().distinct().sorted().toList());
    }

    private String xml(String definition) {
        try (InputStream model = models.getProcessModel(definition)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
