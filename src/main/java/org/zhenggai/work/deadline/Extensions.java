package org.zhenggai.work.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.GivenDay;
import org.zhenggai.round.RuleSets;
import org.zhenggai.round.item.Deadline;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.ItemProcess;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;
import org.zhenggai.work.plan.GivenDays;

/**
 * Later deadlines: asked for before the present one has passed, with the office's opinion, decided by the responsible
 * leader. Each is a row with who, why and when; the original deadline never changes.
 */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Extensions {

    /** Not decided yet; a leader's task of before the office had a say decides what nobody has supported. */
    private static final List<String> OPEN = Arrays.stream(ExtensionState.values())
            .filter(ExtensionState::isOpen)
            .map(ExtensionState::name)
            .toList();

    static final String ABOUT = "申请延至";

    private final GivenDays days;
    private final Items items;
    private final ItemProcess process;
    private final RuleSets rules;
    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * Refuses a new deadline that the rules do not allow: the present one has passed, the new one is no later, it is too
     * far away, or the item was extended often enough (figures {@code extensionLimit} and {@code extensionDays}).
     */
    public void check(Item item, LocalDate until) {
        objection(item).ifPresent(why -> {
            throw new Refusal(why);
        });
        Refusal.unless(until.isAfter(item.deadline()), "申请的期限%s须晚于现期限%s和今天。请另选更晚的日期。", until, item.deadline());
        int most = rules.figure(item.round(), "extensionDays");
        LocalDate last = item.deadline().plusDays(most);
        Refusal.unless(!until.isAfter(last), "一次最多延长%d天，事项%s最晚可申请到%s，现为%s。请改选日期。", most, item.number(), last, until);
    }

    /** Why no later deadline can be asked for now, whichever it would be; empty when one can. */
    @Transactional(readOnly = true)
    public Optional<String> objection(Item item) {
        if (Deadline.isPast(item.deadline(), LocalDate.now(clock))) {
            return Optional.of("事项%s的整改期限%s已过，过期后不能再申请延期。请如实报告进展和困难，由整改办提请主要领导在听取通报时研究。"
                    .formatted(item.number(), Days.words(item.deadline())));
        }
        int limit = rules.figure(item.round(), "extensionLimit");
        return granted(item.id()) < limit
                ? Optional.empty()
                : Optional.of(
                        "事项%s已延期%d次，达到规则规定的次数，不能再申请。请抓紧办理，确有困难的写入“困难问题”，由整改办提请研究。".formatted(item.number(), limit));
    }

    /** Keeps a request of a report, which has moved the item; {@link #check} comes before. */
    public void request(Item item, String user, int progress, GivenDay given, String reason) {
        LocalDate until = given.day();
        days.take(item.round(), item.id(), user, ABOUT, given);
        items.move(
                item.id(),
                user,
                EventKind.EXTENSION_REQUESTED,
                words(item.deadline(), until) + "：" + reason,
                ItemState.EXTENSION_REVIEW,
                ItemState.EXTENSION_REVIEW);
        insert(item, user, progress, until, reason);
    }

    /** Takes a request between two reports; while a report is owed, it belongs into the report. */
    public void requestNow(long id, String user, int progress, GivenDay given, String reason) {
        Item item = items.get(id);
        LocalDate until = given.day();
        Refusal.unless(
                item.state() == ItemState.IN_WORK,
                "事项%s现处于“%s”，不能申请延期。",
                item.number(),
                item.state().word());
        check(item, until);
        items.move(
                id,
                user,
                EventKind.EXTENSION_REQUESTED,
                words(item.deadline(), until) + "：" + reason,
                ItemState.EXTENSION_REVIEW,
                ItemState.IN_WORK);
        insert(item, user, progress, until, reason);
        Refusal.unless(process.extensionRequested(id), "事项%s本期报告待填，请在报告的“本期申请”中选择“申请延期”。", item.number());
        days.take(item.round(), id, user, ABOUT, given);
    }

    private void insert(Item item, String user, int progress, LocalDate until, String reason) {
        jdbc.sql("""
                        insert into extension (item, state, from_date, to_date, progress, reason, requested_by, requested_at)
                        values (:item, 'REQUESTED', :from, :until, :progress, :reason, :user, :now)
                        """)
                .param("item", item.id())
                .param("from", item.deadline())
                .param("until", until)
                .param("progress", progress)
                .param("reason", reason)
                .param("user", user)
                .param("now", LocalDateTime.now(clock))
                .update();
    }

    /** The office supports the request, which then goes to the leader. */
    void support(long item, String user, String opinion) {
        LocalDate until = requested(item);
        Refusal.unless(until.isAfter(LocalDate.now(clock)), "申请的新期限%s已到，不能再支持。请选择“不支持”并写明理由。", until);
        give(item, user, ExtensionState.SUPPORTED, "SUPPORTED", opinion);
        items.move(
                item,
                user,
                EventKind.EXTENSION_SUPPORTED,
                opinion == null ? "" : opinion,
                ItemState.EXTENSION_REVIEW,
                ItemState.EXTENSION_REVIEW);
    }

    /** The office does not support the request, which ends it; the unit sees why. */
    void reject(long item, String user, String reason) {
        give(item, user, ExtensionState.REFUSED, "REJECTED", reason);
        items.move(
                item, user, EventKind.EXTENSION_NOT_SUPPORTED, reason, ItemState.IN_WORK, ItemState.EXTENSION_REVIEW);
    }

    private void give(long item, String user, ExtensionState state, String opinion, String reason) {
        jdbc.sql("""
                        update extension set state = :state, opinion = :opinion, opinion_reason = :reason,
                            opinion_by = :user, opinion_at = :now
                        where item = :item and state = 'REQUESTED'
                        """)
                .param("state", state.name())
                .param("opinion", opinion)
                .param("reason", reason)
                .param("user", user)
                .param("now", LocalDateTime.now(clock))
                .param("item", item)
                .update();
    }

    /** The leader grants the deadline that was asked for. */
    void approve(long item, String user) {
        LocalDate until = requested(item);
        grantObjection(until).ifPresent(why -> {
            throw new Refusal(why);
        });
        items.extend(item, user, until, "至" + Days.words(until));
        decide(item, user, ExtensionState.APPROVED, null);
    }

    /** Why the request of an item cannot be granted any more; empty when it can. */
    @Transactional(readOnly = true)
    Optional<String> grantObjection(long item) {
        return grantObjection(requested(item));
    }

    private Optional<String> grantObjection(LocalDate until) {
        return until.isAfter(LocalDate.now(clock))
                ? Optional.empty()
                : Optional.of("申请的新期限%s已到，不能再同意。请选择“不同意”并写明理由。".formatted(Days.words(until)));
    }

    private LocalDate requested(long item) {
        return jdbc.sql("select to_date from extension where item = :item and state in (:open)")
                .param("item", item)
                .param("open", OPEN)
                .query(LocalDate.class)
                .single();
    }

    /** The leader refuses; the deadline stays. */
    void refuse(long item, String user, String reason) {
        items.move(item, user, EventKind.EXTENSION_REFUSED, reason, ItemState.IN_WORK, ItemState.EXTENSION_REVIEW);
        decide(item, user, ExtensionState.REFUSED, reason);
    }

    private void decide(long item, String user, ExtensionState state, String reason) {
        jdbc.sql("""
                        update extension set state = :state, decided_by = :user, decided_at = :now,
                            decision_reason = :reason
                        where item = :item and state in (:open)
                        """)
                .param("state", state.name())
                .param("user", user)
                .param("now", LocalDateTime.now(clock))
                .param("reason", reason)
                .param("item", item)
                .param("open", OPEN)
                .update();
    }

    /** Lets open requests of these items lapse, with the reason. */
    public void lapse(List<Long> ids, String reason) {
        jdbc.sql("""
                        update extension set state = 'LAPSED', decided_by = 'system', decided_at = :now,
                            decision_reason = :reason
                        where state in (:open) and item in (:ids)
                        """)
                .param("open", OPEN)
                .param("now", LocalDateTime.now(clock))
                .param("reason", reason)
                .param("ids", ids)
                .update();
    }

    private int granted(long item) {
        return jdbc.sql("select count(*) from extension where item = :item and state = 'APPROVED'")
                .param("item", item)
                .query(Integer.class)
                .single();
    }

    private static String words(LocalDate from, LocalDate until) {
        return Days.words(from) + "延至" + Days.words(until);
    }
}
