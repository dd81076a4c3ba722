package org.zhenggai.closing.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.closing.signoff.Closing;
import org.zhenggai.closing.signoff.SignOffSteps;
import org.zhenggai.closing.signoff.SignOffSteps.Signature;
import org.zhenggai.kernel.Actor;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;
import org.zhenggai.round.item.ItemState;

/** Closing asks the tables, whoever calls it and whatever way a model has come. */
@EngineTest
public class ClosingTest extends ProcessTest {

    @Autowired
    private Closing closing;

    @Autowired
    private SignOffSteps signatures;

    private void assertNotClosed(String lack, long item) {
        assertRefused(lack, () -> closing.close(item));
    }

    private void sign(long item, String user, Signature signature) {
        signatures.approve(item, new Actor(user, null), signature, null);
    }

    @Test
    void everySignatureOfTheRouteIsAskedForInItsOrder() {
        long item = cycle.itemInWork();
        assertNotClosed("现处于“整改中”", item);
        cycle.complete("reportProgress", item, HANDLER, done());
        assertNotClosed("现处于“待核验”", item);
        cycle.verify(item);
        assertNotClosed("没有按次序办理“责任领导同意销号”", item);
        sign(item, SECRETARY, Signature.SECRETARY);
        sign(item, LEADER, Signature.LEADER);
        assertNotClosed("没有按次序办理“主要领导同意销号”", item);
        sign(item, SECRETARY, Signature.SECRETARY);
        closing.close(item);
        assertThat(item(item).state()).isEqualTo(ItemState.CLOSED);
    }

    @Test
    void whoDoesNotHaveTheOfficeDoesNotSign() {
        long item = cycle.itemInWork(Cycle::plannedWithMoney);
        cycle.toSignOff(item);
        assertRefused("只能由该事项的责任领导办理", () -> sign(item, SECRETARY, Signature.LEADER));
        assertRefused("只能由镇主要领导办理", () -> sign(item, LEADER, Signature.SECRETARY));
        assertRefused("只能由整改办办理", () -> sign(item, SECRETARY, Signature.COMMITTEE));
        assertRefused("只能由纪检办理", () -> signatures.confirmSums(item, new Actor(SECRETARY, null), BigDecimal.ONE, "凭证"));
        signatures.approve(item, new Actor(SECRETARY, LEADER), Signature.LEADER, null);
    }

    @Test
    void oneWhoSignsForBothIsNotEnough() {
        long item = cycle.itemInWork();
        cycle.toSignOff(item);
        jdbc.sql("update item set leader = ? where id = ?")
                .params(SECRETARY, item)
                .update();
        sign(item, SECRETARY, Signature.LEADER);
        sign(item, SECRETARY, Signature.SECRETARY);
        assertNotClosed("责任领导和主要领导的审批出自同一人", item);
    }

    @Test
    void moneyNeedsItsSumsAndAMajorItemItsResolution() {
        long money = cycle.itemInWork(Cycle::plannedWithMoney);
        cycle.toSignOff(money);
        sign(money, LEADER, Signature.LEADER);
        sign(money, SECRETARY, Signature.SECRETARY);
        assertNotClosed("没有按次序办理“资金核实”", money);
        long major = cycle.itemInWork(Cycle::plannedAsMajor);
        cycle.toSignOff(major);
        sign(major, LEADER, Signature.LEADER);
        sign(major, SECRETARY, Signature.SECRETARY);
        assertNotClosed("没有按次序办理“党委会同意销号”", major);
    }

    @Test
    void signaturesOfAnEarlierVerificationDoNotCount() {
        long item = cycle.itemInWork();
        cycle.toSignOff(item);
        cycle.complete("signOffLeader", item, LEADER, approved());
        cycle.complete("signOffSecretary", item, SECRETARY, toVerification("再看"));
        cycle.verify(item, OFFICE);
        sign(item, SECRETARY, Signature.SECRETARY);
        assertNotClosed("没有按次序办理“责任领导同意销号”", item);
    }

    @Test
    void aVerificationThatDidNotPassIsNone() {
        long item = cycle.itemInWork();
        cycle.toSignOff(item);
        sign(item, LEADER, Signature.LEADER);
        sign(item, SECRETARY, Signature.SECRETARY);
        jdbc.sql("update verification set verdict = 'RETURNED' where item = ?")
                .param(item)
                .update();
        assertNotClosed("最近一次核验没有通过", item);
    }
}
