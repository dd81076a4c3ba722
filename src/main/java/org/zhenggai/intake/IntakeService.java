package org.zhenggai.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.LongConsumer;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.Refusal;
import org.zhenggai.round.RoundProcess;

/** Turns a feedback document into a round and starts its cycle, as a whole or not at all. */
@Service
public class IntakeService {

    private final RoundWriter writer;
    private final ImportedDocuments imported;
    private final Events events;
    private final RoundProcess process;
    private final TransactionOperations transaction;
    private final Clock clock;

    IntakeService(
            RoundWriter writer,
            ImportedDocuments imported,
            Events events,
            RoundProcess process,
            TransactionOperations transaction,
            Clock clock) {
        this.writer = writer;
        this.imported = imported;
        this.events = events;
        this.process = process;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Imports a document as it is read.
     *
     * @param bytes the whole file
     * @param feedbackOn day of the feedback; without it nothing is imported
     * @param user user name of who imports it
     * @return the id of the new round, in state {@code STUDY}
     * @throws Refusal when it cannot be read, holds no findings, lacks the day of the feedback, has a title that does
     *     not do, or is a round already
     */
    public long commit(String fileName, byte[] bytes, LocalDate feedbackOn, String user) {
        Upload document = Upload.of(fileName, bytes);
        Preview preview = document.preview().on(feedbackOn);
        return commit(document, preview, user, round -> {});
    }

    /**
     * Imports a document as people have set it right.
     *
     * @param afterwards what else belongs to the same transaction, with the id of the new round
     */
    public long commit(Upload document, Preview preview, String user, LongConsumer afterwards) {
        imported.refuse(document);
        Preview checked = checked(document, preview);
        try {
            return transaction.execute(status -> {
                long round = writer.write(document, checked, user);
                Totals totals = checked.totals();
                events.record(
                        round,
                        user,
                        EventKind.IMPORTED,
                        "从“%s”导入%d个方面、%d个问题、%d个整改事项、%d条措施"
                                .formatted(
                                        document.name(),
                                        totals.areas(),
                                        totals.findings(),
                                        totals.items(),
                                        totals.measures()));
                afterwards.accept(round);
                process.start(round);
                return round;
            });
        } catch (DuplicateKeyException | ConcurrencyFailureException e) {
            // The look at what exists comes after the failed transaction: PostgreSQL answers nothing within it.
            imported.refuse(document);
            throw new Refusal("“" + document.name() + "”正由另一人导入，请稍后从首页查看结果。");
        }
    }

    private Preview checked(Upload document, Preview preview) {
        Refusal.unless(preview.totals().findings() > 0, "“%s”里没有读到编号的问题，不能导入。请确认这是反馈意见或整改通报。", document.name());
        LocalDate feedbackOn = preview.feedbackDate();
        Refusal.unless(feedbackOn != null, "请填写反馈日期：集中整改期从这一天算起。");
        Refusal.unless(!feedbackOn.isAfter(LocalDate.now(clock)), "反馈日期%s晚于今天，请核对年份和日期。", feedbackOn);
        return Titles.checked(preview);
    }
}
