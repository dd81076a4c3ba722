package org.zhenggai.ledger.item;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/** Pictures of the processes that cases run through, and where in them a case stands. */
@Component
@RequiredArgsConstructor
class PictureProcess {

    private final HistoryService history;
    private final RuntimeService runtime;
    private final RepositoryService models;

    /**
     * A picture.
     *
     * @param xml the model, in the version that the case runs on
     * @param active ids of the elements where it waits; none once it has ended
     * @param passed ids of the elements that it has gone through
     */
    record Picture(String xml, List<String> active, List<String> passed) {}

    /**
     * The picture of the newest instance of a model; empty when there is none. What runs in an instance of its own is
     * never among the active elements here.
     *
     * @param key business key: the id of the case's subject
     */
    Optional<Picture> of(String model, long key) {
        return history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(model)
                .processInstanceBusinessKey(Long.toString(key))
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .map(this::picture);
    }

    private Picture picture(HistoricProcessInstance instance) {
        List<String> active =
                instance.getEndTime() == null ? runtime.getActiveActivityIds(instance.getId()) : List.of();
        List<String> passed =
                history
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .finished()
                        .list()
                        .stream()
                        .map(HistoricActivityInstance::getActivityId)
                        .toList();
        return new Picture(xml(instance.getProcessDefinitionId()), ids(active), ids(passed));
    }

    private static List<String> ids(List<String> all) {
        return all.stream().distinct().sorted().toList();
    }

    private String xml(String definition) {
        try (InputStream model = models.getProcessModel(definition)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
