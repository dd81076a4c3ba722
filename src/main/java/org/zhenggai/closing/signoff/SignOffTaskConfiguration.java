package org.zhenggai.closing.signoff;

import static org.zhenggai.engine.Step.step;

import java.math.BigDecimal;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.closing.signoff.SignOffSteps.Back;
import org.zhenggai.closing.signoff.SignOffSteps.Resolution;
import org.zhenggai.closing.signoff.SignOffSteps.Signature;
import org.zhenggai.engine.BusinessKey;
import org.zhenggai.engine.form.Form;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.engine.models.UnknownAnswersProcess;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.ModelStep;
import org.zhenggai.kernel.contract.ModelTask;
import org.zhenggai.work.WayBack;

/** What the tasks of {@code sign-off} and the last steps of {@code rectification-item} call. */
@Configuration
class SignOffTaskConfiguration {

    private static final String APPROVED = "approved";

    private static final BigDecimal MOST = new BigDecimal("9999999999");

    @Bean
    @ModelTask(
            what = "责任领导审批销号",
            in = ModelProcess.SIGN_OFF,
            duty = DutyKind.LEADER_SIGNATURE,
            by = "responsible.leader",
            at = "SIGN_OFF")
    FormListener signOffLeaderListener(SignOffSteps signOffs) {
        return new FormListener(form -> sign(signOffs, form, Signature.LEADER));
    }

    @Bean
    @ModelTask(
            what = "主要领导审批销号",
            in = ModelProcess.SIGN_OFF,
            duty = DutyKind.SECRETARY_SIGNATURE,
            by = "secretary",
            at = "SIGN_OFF")
    FormListener signOffSecretaryListener(SignOffSteps signOffs) {
        return new FormListener(form -> sign(signOffs, form, Signature.SECRETARY));
    }

    @Bean
    @ModelTask(what = "核实涉及资金", in = ModelProcess.SIGN_OFF, duty = DutyKind.SUMS, by = "discipline", at = "SIGN_OFF")
    FormListener confirmSumsListener(SignOffSteps signOffs) {
        return new FormListener(form -> {
            String decision = form.answer("decision", "核实结论", APPROVED, "toVerification", "toWork");
            if (decision.equals(APPROVED)) {
                BigDecimal amount = yuan(form.required("amount", "核实金额（元）"));
                signOffs.confirmSums(form.id(), form.actor(), amount, form.required("basis", "核实依据"));
            } else {
                signOffs.refuseSums(form.id(), form.actor(), Back.of(decision), form.reason());
            }
            return decision;
        });
    }

    @Bean
    @ModelTask(
            what = "登记党委会决议",
            in = ModelProcess.SIGN_OFF,
            duty = DutyKind.RESOLUTION,
            by = "rectification-office",
            at = "SIGN_OFF")
    FormListener recordResolutionListener(SignOffSteps signOffs) {
        return new FormListener(form -> {
            String decision = form.answer("decision", "决议结果", APPROVED, "toVerification", "toWork");
            Resolution resolution = new Resolution(
                    form.required("resolutionNumber", "决议文号"),
                    form.date("heldOn", "党委会日期"),
                    form.required("resolution", "决议内容"));
            signOffs.resolve(form.id(), form.actor(), resolution, decision.equals(APPROVED) ? null : Back.of(decision));
            return decision;
        });
    }

    /** Closes an item that everybody has signed off. */
    @Bean
    @ModelStep(what = "销号：所需签名齐全才办", in = ModelProcess.RECTIFICATION_ITEM)
    JavaDelegate closeItemDelegate(Closing closing) {
        return step(closing::close);
    }

    /** Sends an item back to its unit's work because of an answer that no gateway knows. */
    @Bean
    @ModelStep(what = "因意见无法识别退回责任单位继续整改", in = ModelProcess.RECTIFICATION_ITEM, canBeUndone = true)
    JavaDelegate returnToWorkDelegate(WayBack wayBack, UnknownAnswersProcess answers) {
        return item -> wayBack.toWork(BusinessKey.of(item), () -> answers.words(item) + "不是同意，退回继续整改");
    }

    private static String sign(SignOffSteps signOffs, Form form, Signature signature) {
        String decision = form.answer("decision", "审批结论", APPROVED, "toVerification", "toWork");
        String opinion = form.text("opinion", "审批意见");
        if (decision.equals(APPROVED)) {
            signOffs.approve(form.id(), form.actor(), signature, opinion);
        } else {
            signOffs.refuse(form.id(), form.actor(), signature, Back.of(decision), form.reason());
        }
        return decision;
    }

    private static BigDecimal yuan(String text) {
        try {
            BigDecimal amount = new BigDecimal(text);
            Refusal.unless(
                    amount.signum() >= 0
                            && amount.compareTo(MOST) <= 0
                            && amount.stripTrailingZeros().scale() <= 2,
                    "“核实金额（元）”须在0到9999999999之间，最多两位小数，现为%s。",
                    text);
            return amount.setScale(2);
        } catch (NumberFormatException e) {
            throw new Refusal("“核实金额（元）”须为数字，现为“" + text + "”。");
        }
    }
}
