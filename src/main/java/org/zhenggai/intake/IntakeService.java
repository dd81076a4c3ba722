package org.zhenggai.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.zhenggai.intake.parse.Totals;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.kernel.KnownElsewhere;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.PastDays;
import org.zhenggai.round.RoundProcess;

/** Turns a feedback document into a round and starts its cycle, as a whole or not at all. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class IntakeService {

    private final RoundWriter writer;
    private final ImportedDocuments imported;
    private final SimilarRounds similar;
    private final RoundPrints prints;
    private final Events events;
    private final RoundProcess process;
    private final TransactionOperations transaction;
    private final Clock clock;

    /**
     * Imports a document as it is read.
     *
     * @param bytes the whole file
     * @param feedbackOn day of the feedback; without it nothing is imported
     * @param user user name of who imports it
     * @return the id of the new round, in state {@code STUDY}
     * @throws Refusal when it cannot be read, holds no findings, lacks the day of the feedback, has a title that does
     *     not do, is a round already or is like one
     */
    public long commit(String fileName, byte[] bytes, LocalDate feedbackOn, String user) {
        Upload document = Upload.of(fileName, bytes);
        Preview preview = document.preview().on(feedbackOn);
        return commit(document, preview, user, round -> null, round -> {});
    }

    /**
     * Imports a document as people have set it right.
     *
     * @param reasons why it is another feedback than a round that it is like; null where nobody has decided so
     * @param afterwards what else belongs to the same transaction, with the id of the new round
     */
    public long commit(
            Upload document,
            Preview preview,
            String user,
            Function<SimilarRound, String> reasons,
            LongConsumer afterwards) {
        Set<String> print = Prints.of(document, preview);
        imported.refuse(document, print);
        Preview checked = checked(document, preview);
        List<SimilarRound> alike = similar.of(checked);
        // What the look before has seen of another import, this one sees too.
        imported.refuse(document, print);
        List<String> differences = alike.stream()
                .map(round -> difference(round, reasons.apply(round)))
                .toList();
        try {
            return transaction.execute(status -> {
                long round = writer.write(document, checked, user);
                prints.keep(round, print);
                events.record(round, user, EventKind.IMPORTED, account(document, checked.totals(), differences));
                afterwards.accept(round);
                process.start(round);
                return round;
            });
        } catch (DuplicateKeyException | ConcurrencyFailureException e) {
            // The look at what exists comes after the failed transaction: PostgreSQL answers nothing within it.
            imported.refuse(document, print);
            throw new Refusal("“" + document.name() + "”正由另一人导入，请稍后从首页查看结果。");
        }
    }

    /** The decision that the document is another feedback, as the history keeps it. */
    private static String difference(SimilarRound round, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new KnownElsewhere(
                    round.inWords() + "，达到" + SimilarRound.ENOUGH + "%，可能是同一次反馈。请并排比对；确是另一次反馈的，写明理由后再导入。",
                    "/rounds/" + round.round(),
                    round.title());
        }
        return round.inWords() + "，仍作为另一次反馈导入，理由：" + reason.strip();
    }

    private static String account(Upload document, Totals totals, List<String> differences) {
        String imported = "从“%s”导入%d个方面、%d个问题、%d个整改事项、%d条措施"
                .formatted(document.name(), totals.areas(), totals.findings(), totals.items(), totals.measures());
        return Stream.concat(Stream.of(imported), differences.stream()).collect(Collectors.joining("。"));
    }

    private Preview checked(Upload document, Preview preview) {
        Refusal.unless(preview.totals().findings() > 0, "“%s”里没有读到编号的问题，不能导入。请确认这是反馈意见或整改通报。", document.name());
        LocalDate feedbackOn = preview.feedbackDate();
        Refusal.unless(feedbackOn != null, "请填写反馈日期：集中整改期从这一天算起。");
        PastDays.requireFeedback(feedbackOn, LocalDate.now(clock));
        return Titles.checked(preview);
    }
}
