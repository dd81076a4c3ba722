package org.zhenggai.closing.verification;

import static org.zhenggai.engine.Step.answering;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.closing.verification.Check.Conclusion;
import org.zhenggai.closing.verification.Check.Degree;
import org.zhenggai.engine.form.Form;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.ModelStep;
import org.zhenggai.kernel.contract.ModelTask;

/** What the tasks of {@code verification} call. */
@Configuration
class VerificationTaskConfiguration {

    private static final Map<String, Degree> DEGREES =
            Map.of("done", Degree.DONE, "partly", Degree.PARTLY, "notDone", Degree.NOT_DONE);

    /** Length of the columns for a place and a person. */
    private static final int LONGEST_NAME = 200;

    @Bean
    @ModelTask(
            what = "核验整改成效",
            in = ModelProcess.VERIFICATION,
            duty = DutyKind.VERIFY,
            gives = "joint",
            by = {"rectification-office", "discipline"},
            at = "VERIFICATION")
    FormListener verifyItemListener(Verifications verifications) {
        return new FormListener(form -> {
            String decision = form.answer("decision", "核验结论", "passed", "returned");
            if (decision.equals("returned")) {
                String reason = form.reason();
                return verifications
                        .giveBack(form.id(), form.actor(), checkOf(form), reason)
                        .answer();
            }
            return verifications.pass(form.id(), form.actor(), checkOf(form)).answer();
        });
    }

    @Bean
    @ModelTask(
            what = "会同核验",
            in = ModelProcess.VERIFICATION,
            duty = DutyKind.VERIFY,
            by = "member",
            at = "VERIFICATION")
    FormListener coVerifyItemListener(JointChecks checks) {
        return FormListener.of(form -> {
            boolean isAgreed =
                    form.answer("decision", "会同意见", "agreed", "dissented").equals("agreed");
            checks.answer(form.id(), form.actor(), isAgreed, isAgreed ? null : form.reason());
        });
    }

    static Check checkOf(Form form) {
        Method method = Method.of(form.answer("method", "核验方式", "desk", "sample", "site"));
        boolean isSite = method == Method.SITE;
        boolean isSample = method == Method.SAMPLE;
        Integer total = isSample ? (Integer) form.number("sampleTotal", "总数", 1, 1_000_000) : null;
        return new Check(
                method,
                form.date("checkedOn", "核验日期"),
                isSite ? brief(form.required("place", "核查地点")) : null,
                isSite ? brief(form.required("receivedBy", "接待人")) : null,
                isSite || isSample ? form.required("seen", "所见情况") : null,
                isSample ? (Integer) form.number("sampleSize", "抽查数", 1, total) : null,
                total,
                form.required("opinion", "核验意见"),
                conclusionsOf(form),
                form.text("unmetReason", "未全部落实仍予通过的理由"),
                form.isChecked("isConfirmed"),
                form.text("confirmationReason", "核对说明"),
                form.choices("members"),
                form.text("revision", "对不同意见的处理"));
    }

    /** Settles a joint check; sets {@code outcome} to {@code passed} or {@code dissented}. */
    @Bean
    @ModelStep(
            what = "汇总会同核验的意见",
            in = ModelProcess.VERIFICATION,
            answers = {"passed", "dissented"})
    JavaDelegate settleJointCheckDelegate(JointChecks checks) {
        return answering(check -> checks.settle(check).answer());
    }

    /** The place and the person are names, not accounts. */
    private static String brief(String name) {
        Refusal.unless(
                name.length() <= LONGEST_NAME, "核查地点和接待人不超过%d字，现为%d字；情况请写在“所见情况”里。", LONGEST_NAME, name.length());
        return name;
    }

    /** The rows of the measures; one that nobody judged counts as none. */
    private static List<Conclusion> conclusionsOf(Form form) {
        return form.rows("conclusions", "各条措施的结论").stream()
                .filter(line -> line.text("conclusion", "结论") != null)
                .map(VerificationTaskConfiguration::conclusion)
                .toList();
    }

    private static Conclusion conclusion(Form line) {
        int no = line.number("no", "措施序号", 1, 10_000);
        String label = "第" + no + "条措施的结论";
        Degree degree =
                DEGREES.get(line.answer("conclusion", label, DEGREES.keySet().toArray(String[]::new)));
        String remark = line.text("remark", "第" + no + "条措施的说明");
        Refusal.unless(degree == Degree.DONE || remark != null, "第%d条措施为“%s”，请在“说明”中写明差在哪里。", no, degree.word());
        return new Conclusion(no, degree, remark);
    }
}
