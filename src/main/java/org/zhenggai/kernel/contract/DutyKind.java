package org.zhenggai.kernel.contract;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a user task is, by its property {@code duty}: separation of duties (职责分离) hangs on it, not on the task's id. */
public enum DutyKind {
    REPORT("report", "填报", "责任单位填写和上报，不限制谁不能办"),
    HANDLE("handle", "经办", "整改办、纪检等经办登记，不限制谁不能办"),
    DECIDE("decide", "领导决定", "领导审定和决定，不涉及单个事项的职责分离"),
    REVIEW("review", "审核", "填报过该事项的报告或替责任单位提出过措施、上传过佐证的人不能办"),
    VERIFY("verify", "核验", "填报过报告、替责任单位提出过措施或上传过佐证的人不能办", "verifyItem", "coVerifyItem"),
    LEADER_SIGNATURE("leaderSignature", "责任领导审批销号", "填报、核验过的人和牵头、配合单位负责人不能办", "signOffLeader"),
    SECRETARY_SIGNATURE("secretarySignature", "主要领导审批销号", "填报、核验过的人和已以责任领导身份审批的人不能办", "signOffSecretary"),
    RESOLUTION("resolution", "登记决议", "填报、核验过的人不能办", "recordResolution"),
    SUMS("sums", "核实资金", "填报、核验过的人不能办", "confirmSums"),
    EXTENSION_OPINION("extensionOpinion", "延期意见", "申请延期的人不能办", "reviewExtension"),
    EXTENSION_DECISION("extensionDecision", "延期审批", "申请延期和提出意见的人不能办", "decideExtension");

    private final String code;

    private final String word;

    private final String what;

    /** Keys of the tasks that were this duty before models said so. */
    private final Set<String> older;

    DutyKind(String code, String word, String what, String... older) {
        this.code = code;
        this.word = word;
        this.what = what;
        this.older = Set.of(older);
    }

    /** The value of the property. */
    public String code() {
        return code;
    }

    /** What designers read. */
    public String word() {
        return word;
    }

    /** Whom it keeps away. */
    public String what() {
        return what;
    }

    public static Optional<DutyKind> of(String code) {
        return Arrays.stream(values()).filter(duty -> duty.code.equals(code)).findFirst();
    }

    /** The duty of a task of a model that does not say it, by its key. */
    public static DutyKind ofOlder(String task) {
        return Arrays.stream(values())
                .filter(duty -> duty.older.contains(task))
                .findFirst()
                .orElse(HANDLE);
    }
}
