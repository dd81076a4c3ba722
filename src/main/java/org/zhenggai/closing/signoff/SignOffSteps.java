package org.zhenggai.closing.signoff;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Role;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.PastDays;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;

/**
 * The signatures of a closure (销号审批): each is a row and a line of history, by somebody who has
 * neither reported nor verified the item. A refused one sends the item back, to its unit or to its verifier.
 */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SignOffSteps {

    private static final int LONGEST_NUMBER = 100;

    private final Items items;
    private final Duties duties;
    private final Signers signers;
    private final PastDays past;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** Whose signature a sign-off is; the order is that of the route. */
    @RequiredArgsConstructor
    public enum Signature {
        LEADER("责任领导", EventKind.LEADER_APPROVED, EventKind.LEADER_REFUSED),
        SECRETARY("主要领导", EventKind.SECRETARY_APPROVED, EventKind.SECRETARY_REFUSED),
        COMMITTEE("党委会", EventKind.COMMITTEE_APPROVED, EventKind.COMMITTEE_REFUSED);

        private final String word;
        private final EventKind approved;
        private final EventKind refused;

        /** The word users read for who signs. */
        public String word() {
            return word;
        }
    }

    /** Where a refused signature sends the item; the answer is the outcome that the models read. */
    @RequiredArgsConstructor
    public enum Back {
        VERIFICATION("toVerification", "退回重新核验"),
        WORK("toWork", "退回继续整改");

        private final String answer;
        private final String word;

        /** The place behind an answer of a form. */
        static Back of(String answer) {
            return Arrays.stream(values())
                    .filter(back -> back.answer.equals(answer))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * A resolution of the committee (党委会决议).
     *
     * @param number as on the paper: 文号
     * @param heldOn day of the meeting
     */
    record Resolution(String number, LocalDate heldOn, String text) {}

    /** One signature of a leader, with his opinion or null. */
    public void approve(long item, Actor actor, Signature signature, String opinion) {
        hold(item, actor, signature);
        stay(item, actor, signature.approved, opinion == null ? "" : opinion);
        signed(item, actor, signature, null, opinion, null);
    }

    /** A leader's refusal; the route starts anew after the next verification. */
    public void refuse(long item, Actor actor, Signature signature, Back back, String reason) {
        hold(item, actor, signature);
        sendBack(item, actor, signature.refused, back, reason);
        signed(item, actor, signature, back, reason, null);
    }

    /**
     * The committee's resolution as the office records it.
     *
     * @param back null when the committee agrees
     */
    public void resolve(long item, Actor actor, Resolution resolution, Back back) {
        hold(item, actor, Signature.COMMITTEE);
        Refusal.unless(resolution.number().length() <= LONGEST_NUMBER, "“决议文号”超过%d字，请核对。", LONGEST_NUMBER);
        past.require(items.get(item).round(), "党委会日期", resolution.heldOn(), "请在会后登记");
        String line = resolution.number() + "（" + Days.words(resolution.heldOn()) + "）：" + resolution.text();
        if (back == null) {
            stay(item, actor, Signature.COMMITTEE.approved, line);
        } else {
            sendBack(item, actor, Signature.COMMITTEE.refused, back, line);
        }
        signed(item, actor, Signature.COMMITTEE, back, resolution.text(), resolution);
    }

    /**
     * The sums of an item that involves money are proven.
     *
     * @param amount yuan
     * @param basis what was looked at
     */
    public void confirmSums(long item, Actor actor, BigDecimal amount, String basis) {
        duties.sign(item, actor);
        signers.require(Role.DISCIPLINE, "核实涉及资金", actor);
        stay(item, actor, EventKind.SUMS_CONFIRMED, amount.toPlainString() + "元：" + basis);
        sums(item, actor, amount, basis, null);
    }

    /** The sums are not proven. */
    void refuseSums(long item, Actor actor, Back back, String reason) {
        duties.sign(item, actor);
        signers.require(Role.DISCIPLINE, "核实涉及资金", actor);
        sendBack(item, actor, EventKind.SUMS_REFUSED, back, reason);
        sums(item, actor, null, reason, back);
    }

    /** It is his to sign, and nothing that he did keeps him from it. */
    private void hold(long item, Actor actor, Signature signature) {
        duties.sign(item, actor);
        switch (signature) {
            case LEADER -> signers.requireLeader(item, actor);
            case SECRETARY -> signers.require(Role.SECRETARY, "主要领导审批销号", actor);
            case COMMITTEE -> signers.require(Role.RECTIFICATION_OFFICE, "登记党委会决议", actor);
        }
    }

    private void stay(long item, Actor actor, EventKind kind, String text) {
        items.move(item, actor.user(), kind, text, ItemState.SIGN_OFF, ItemState.SIGN_OFF);
    }

    private void sendBack(long item, Actor actor, EventKind kind, Back back, String reason) {
        String text = reason + "（" + back.word + "）";
        if (back == Back.WORK) {
            items.sendBack(item, actor.user(), kind, text, ItemState.SIGN_OFF);
        } else {
            items.move(item, actor.user(), kind, text, ItemState.VERIFICATION, ItemState.SIGN_OFF);
        }
    }

    private void signed(long item, Actor actor, Signature signature, Back back, String text, Resolution resolution) {
        jdbc.sql("""
            insert into sign_off (item, step, verdict, reason, held_on, resolution_number, sent_to, by_whom, at)
            values (:item, :signature, :verdict, :text, :heldOn, :resolutionNumber, :sentTo, :user, :now)
            """)
                .param("item", item)
                .param("signature", signature.name())
                .param("verdict", back == null ? "APPROVED" : "REFUSED")
                .param("text", text)
                .param("heldOn", resolution == null ? null : resolution.heldOn())
                .param("resolutionNumber", resolution == null ? null : resolution.number())
                .param("sentTo", back == null ? null : back.name())
                .param("user", actor.user())
                .param("now", LocalDateTime.now(clock))
                .update();
    }

    private void sums(long item, Actor actor, BigDecimal amount, String basis, Back back) {
        jdbc.sql("""
            insert into money_confirmation (item, verdict, amount, basis, sent_to, by_whom, at)
            values (:item, :verdict, :amount, :basis, :sentTo, :user, :now)
            """)
                .param("item", item)
                .param("verdict", back == null ? "CONFIRMED" : "REFUSED")
                .param("amount", amount)
                .param("basis", basis)
                .param("sentTo", back == null ? null : back.name())
                .param("user", actor.user())
                .param("now", LocalDateTime.now(clock))
                .update();
    }
}
