package org.zhenggai.intake;

import java.time.Clock;
import java.time.LocalDate;
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
    private final IntakeDrafts drafts;
    private final ImportedDocuments imported;
    private final Events events;
    private final RoundProcess process;
    private final TransactionOperations transaction;
    private final Clock clock;

    IntakeService(
            RoundWriter writer,
            IntakeDrafts drafts,
            ImportedDocuments imported,
            Events events,
            RoundProcess process,
            TransactionOperations transaction,
            Clock clock) {
        this.writer = writer;
        this.drafts = drafts;
        this.imported = imported;
        this.events = events;
        this.process = process;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Imports a document.
     *
     * @param bytes the whole file, UTF-8 or GB18030
     * @param user user name of who imports it
     * @return the id of the new round, in state {@code STUDY}
     * @throws Refusal when it cannot be read, holds no findings, lacks the day of the feedback, has a title that does
     *     not do, or is a round already
     */
    public long commit(String fileName, byte[] bytes, Corrections corrections, String user) {
        Upload document = Upload.of(fileName, bytes);
        return commit(document, corrections, user, () -> {});
    }

    /** Imports a draft, which then is gone. */
    long commitDraft(long draft, Upload document, Corrections corrections, String user) {
        return commit(document, corrections, user, () -> drafts.discard(draft, user));
    }

    /** The look at what exists comes after the failed transaction: PostgreSQL answers nothing within it. */
    private long commit(Upload document, Corrections corrections, String user, Runnable afterwards) {
        imported.refuse(document);
        Preview preview = corrected(document, corrections);
        try {
            return transaction.execute(status -> {
                long round = writer.write(document, preview, user);
                Totals totals = preview.totals();
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
                afterwards.run();
                process.start(round);
                return round;
            });
        } catch (DuplicateKeyException | ConcurrencyFailureException e) {
            imported.refuse(document);
            throw new Refusal("“" + document.name() + "”正由另一人导入，请稍后从首页查看结果。");
        }
    }

    private Preview corrected(Upload document, Corrections corrections) {
        Preview preview = FeedbackParser.parse(document.text());
        Refusal.unless(!preview.areas().isEmpty(), "“%s”里没有读到编号的问题，不能导入。请确认这是反馈意见或整改通报。", document.name());
        LocalDate feedbackOn = corrections.feedbackOn();
        Refusal.unless(feedbackOn != null, "请填写反馈日期：集中整改期从这一天算起。");
        Refusal.unless(!feedbackOn.isAfter(LocalDate.now(clock)), "反馈日期%s晚于今天，请核对年份和日期。", feedbackOn);
        return corrections.applyTo(preview);
    }
}
