package org.zhenggai.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhenggai.access.cases.CaseAccess;
import org.zhenggai.evidence.Evidence.Withdrawal;
import org.zhenggai.evidence.EvidenceTable.Measure;
import org.zhenggai.evidence.EvidenceTable.Owner;
import org.zhenggai.evidence.EvidenceTable.Row;
import org.zhenggai.evidence.store.Contents;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.item.ItemState;

/**
 * Evidence (佐证材料) of items: added while the item is worked on, withdrawn with a reason, never erased. Whether the
 * viewer may see or work on the item is asked by the caller.
 */
@Service
public class EvidenceFiles {

    private static final Set<ItemState> WORKED_ON = EnumSet.range(ItemState.ASSIGNED, ItemState.VERIFICATION);

    private static final int LONGEST_NOTE = 200;
    private static final int LONGEST_REASON = 500;

    /** Several people who send the same file at the same moment wait for each other. */
    private static final int ATTEMPTS = 5;

    private final Reception reception;
    private final Inspector inspector;
    private final Contents contents;
    private final EvidenceTable table;
    private final Events events;
    private final TransactionTemplate transaction;
    private final CaseAccess access;
    private final Directory directory;
    private final Clock clock;

    EvidenceFiles(
            Reception reception,
            Inspector inspector,
            Contents contents,
            EvidenceTable table,
            Events events,
            PlatformTransactionManager transactions,
            CaseAccess access,
            Directory directory,
            Clock clock) {
        this.reception = reception;
        this.inspector = inspector;
        this.contents = contents;
        this.table = table;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.access = access;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Whether files can be added to the item now by those who work on it; verifiers still add what they found while
     * leaders sign.
     */
    static boolean isOpen(Viewer viewer, ItemState state) {
        boolean isVerifier = viewer.isOffice() || viewer.isDiscipline();
        return WORKED_ON.contains(state) || state == ItemState.SIGN_OFF && isVerifier;
    }

    /**
     * Takes a file.
     *
     * @param sentName the name as the browser sent it
     * @param measure id of the measure it proves, or null for the whole item
     * @param note what it shows; may be empty
     * @return its id
     * @throws IOException when the connection breaks; nothing is left then
     * @throws Refusal saying what is wrong with the file; nothing was kept
     */
    long add(Viewer viewer, Owner item, String sentName, Long measure, String note, InputStream body)
            throws IOException {
        requireOpen(viewer, item);
        Measure proven = measure == null ? null : measure(item, measure);
        Refusal.unless(note.length() <= LONGEST_NOTE, "说明超过%d字，请精简。", LONGEST_NOTE);
        String name = FileName.of(sentName);
        try (Received file = reception.receive(body, name)) {
            Inspector.Findings findings = inspector.inspect(file, name);
            return keep(viewer, item, proven, note.strip(), file, findings);
        }
    }

    /**
     * Takes a file for the item as a whole.
     *
     * @return its id
     * @throws IOException when it cannot be read to its end
     * @throws Refusal saying what is wrong with the file or the moment; nothing was kept
     */
    public long add(Viewer viewer, long item, String sentName, String note, InputStream body) throws IOException {
        return add(viewer, table.owner(item).orElseThrow(), sentName, null, note, body);
    }

    private Measure measure(Owner item, long id) {
        return table.measures(item.id()).stream()
                .filter(candidate -> candidate.id() == id)
                .findFirst()
                .orElseThrow(() -> new Refusal("事项" + item.number() + "没有这条已审核的措施，请刷新页面后重新选择。"));
    }

    private long keep(
            Viewer viewer, Owner item, Measure measure, String note, Received file, Inspector.Findings findings) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> write(viewer, item, measure, note, file, findings));
            } catch (DuplicateKeyException | ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private long write(
            Viewer viewer, Owner item, Measure measure, String note, Received file, Inspector.Findings findings) {
        requireStill(viewer, item);
        try {
            long content = contents.keep(file, findings.kind()).id();
            Refusal.unless(
                    !table.has(item.id(), content, findings.name()), "文件“%s”已在本事项的佐证材料中，不必重复上传。", findings.name());
            LocalDateTime now = LocalDateTime.now(clock);
            long id = table.insert(item, measure, content, findings, note, viewer.username(), now);
            String proof = measure == null ? "" : "（措施" + measure.position() + "）";
            events.record(
                    item.round(),
                    item.id(),
                    viewer.username(),
                    EventKind.EVIDENCE_ADDED,
                    findings.name() + proof + (note.isEmpty() ? "" : "：" + note));
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep " + file.path(), e);
        }
    }

    /** The item's files, newest first, withdrawn ones among them. */
    List<Evidence> list(Viewer viewer, Owner item) {
        return table.rows(item.id()).stream()
                .map(row -> evidence(viewer, item, row))
                .toList();
    }

    private static Evidence evidence(Viewer viewer, Owner item, Row row) {
        boolean isHis = row.withdrawnAt() == null && mayWithdraw(viewer, row);
        Optional<String> whyKept = Kept.why(item);
        return new Evidence(
                row.id(),
                row.fileName(),
                row.fileKind().word(),
                row.fileKind().preview(),
                row.size(),
                FileSize.words(row.size()),
                row.sha256(),
                row.measure(),
                row.period(),
                row.note(),
                row.uploader(),
                row.uploadedAt(),
                row.withdrawnAt() == null
                        ? null
                        : new Withdrawal(row.withdrawer(), row.withdrawnAt(), row.withdrawnReason()),
                isHis && whyKept.isEmpty(),
                isHis ? whyKept.orElse(null) : null);
    }

    /** Whoever uploaded it or substitutes him, the head of his unit, and the office. */
    private static boolean mayWithdraw(Viewer viewer, Row row) {
        return viewer.isOffice()
                || viewer.principals().contains(row.uploadedBy())
                || row.unit() != null && viewer.headOf().contains(row.unit());
    }

    /** Takes a file back; it stays in the list, with the reason. */
    void withdraw(Viewer viewer, Owner item, Row row, String reason) {
        Kept.refuse(item);
        viewer.require(mayWithdraw(viewer, row));
        String words = reason.strip();
        Refusal.unless(!words.isEmpty(), "请填写撤回“%s”的理由。", row.fileName());
        Refusal.unless(words.length() <= LONGEST_REASON, "撤回理由超过%d字，请精简。", LONGEST_REASON);
        transaction.executeWithoutResult(status -> {
            Kept.refuse(requireStill(viewer, item));
            Refusal.unless(
                    table.withdraw(row.id(), viewer.username(), LocalDateTime.now(clock), words),
                    "文件“%s”已经撤回，请刷新页面。",
                    row.fileName());
            events.record(
                    item.round(),
                    item.id(),
                    viewer.username(),
                    EventKind.EVIDENCE_WITHDRAWN,
                    row.fileName() + "：" + words);
        });
    }

    /**
     * What held when the request began may have ended while the file came in: the item may have been closed or become
     * confidential, the person may have left the unit. Holds the item until the transaction ends.
     */
    private Owner requireStill(Viewer viewer, Owner item) {
        Owner now = table.hold(item.id());
        Viewer still = Viewer.of(viewer.username(), viewer.name(), directory.groupsOf(viewer.username()));
        still.require(access.worksOnItem(still, item.id()));
        requireOpen(still, now);
        return now;
    }

    private static void requireOpen(Viewer viewer, Owner item) {
        Refusal.unless(
                isOpen(viewer, item.state()),
                "事项%s现处于“%s”，佐证材料不再变动。确需补充的，请联系整改办。",
                item.number(),
                item.state().word());
    }
}
