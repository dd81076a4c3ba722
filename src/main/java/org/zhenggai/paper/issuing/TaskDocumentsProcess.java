package org.zhenggai.paper.issuing;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.PersonTasksProcess;
import org.zhenggai.paper.DocumentKind;
import org.zhenggai.paper.issuing.Offers.Offer;

/** From a task to the documents that whoever has it needs, before he completes it. */
@Component
@RequiredArgsConstructor
class TaskDocumentsProcess {

    private static final List<DocumentKind> PLAN =
            List.of(DocumentKind.PLAN, DocumentKind.FINDING_LIST, DocumentKind.TASK_LIST, DocumentKind.DUTY_LIST);
    private static final List<DocumentKind> TALK = List.of(DocumentKind.TALK_RECORD);
    private static final List<DocumentKind> NOTICE = List.of(DocumentKind.SUPERVISION_NOTICE);
    private static final List<DocumentKind> BULLETIN = List.of(DocumentKind.BULLETIN);
    private static final List<DocumentKind> FORM = List.of(DocumentKind.SIGN_OFF_FORM);
    private static final List<DocumentKind> LOOK_BACK = List.of(DocumentKind.LOOK_BACK_RECORD);
    private static final List<DocumentKind> REPORT = List.of(DocumentKind.PROGRESS_REPORT, DocumentKind.LEDGER);

    /** By the key of the task in its model. */
    private static final Map<String, List<DocumentKind>> KINDS = Map.ofEntries(
            entry("userTask_preparePlan", PLAN),
            entry("userTask_approvePlan", PLAN),
            entry("userTask_confirmPlan", PLAN),
            entry("userTask_holdLifeMeeting", REPORT),
            entry("userTask_prepareProgressReport", REPORT),
            entry(
                    "userTask_approveCircular",
                    List.of(
                            DocumentKind.PUBLIC_CIRCULAR,
                            DocumentKind.INTERNAL_CIRCULAR,
                            DocumentKind.PROGRESS_REPORT)),
            entry("userTask_trackRemaining", REPORT),
            entry("userTask_checkBulletin", BULLETIN),
            entry("userTask_hearBulletin", BULLETIN),
            entry("userTask_confirmReceipt", List.of(DocumentKind.REMINDER_LETTER)),
            entry("userTask_arrangeTalk", TALK),
            entry("userTask_recordTalk", TALK),
            entry("userTask_submitExplanation", TALK),
            entry("userTask_checkExplanation", TALK),
            entry("userTask_takeCharge", NOTICE),
            entry("userTask_reportSupervision", NOTICE),
            entry("userTask_liftSupervision", NOTICE),
            entry("userTask_verifyItem", FORM),
            entry("userTask_coVerifyItem", FORM),
            entry("userTask_signOffLeader", FORM),
            entry("userTask_confirmSums", FORM),
            entry("userTask_signOffSecretary", FORM),
            entry("userTask_recordResolution", FORM),
            entry("userTask_reportStanding", LOOK_BACK),
            entry("userTask_confirmStanding", LOOK_BACK),
            entry("userTask_handleRebound", LOOK_BACK));

    private final PersonTasksProcess tasks;
    private final JdbcClient jdbc;

    /**
     * The documents of a task that this person sees by the engine's own rights; empty for a task he does not see and for
     * one that does not exist.
     */
    Optional<List<Offer>> of(String task, String username) {
        return tasks.visible(task, username).map(this::offers);
    }

    private List<Offer> offers(Task task) {
        List<DocumentKind> kinds = KINDS.getOrDefault(task.getTaskDefinitionKey(), List.of());
        Long key = kinds.isEmpty() ? null : tasks.subjects(List.of(task)).get(task);
        return key == null
                ? List.of()
                : kinds.stream()
                        .flatMap(kind -> subject(kind, key).stream().map(subject -> new Offer(kind, subject, "")))
                        .toList();
    }

    /** A model's business key is what its documents are about, but for the bulletin of a period and reviews of an item. */
    private Optional<Long> subject(DocumentKind kind, long key) {
        return switch (kind) {
            case BULLETIN -> one("select id from bulletin where period = ?", key);
            case LOOK_BACK_RECORD -> one("select item from standing_series where id = ?", key);
            default -> Optional.of(key);
        };
    }

    private Optional<Long> one(String sql, long key) {
        return jdbc.sql(sql).param(key).query(Long.class).optional();
    }
}
