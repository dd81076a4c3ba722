package org.zhenggai.paper;

import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.zhenggai.round.item.LadderStep;

/** The documents that leave the system. */
@RequiredArgsConstructor
public enum DocumentKind {
    PLAN("整改工作方案", Subject.ROUND),
    PROGRESS_REPORT("整改进展情况报告", Subject.ROUND),
    INTERNAL_CIRCULAR("整改情况通报（党内）", Subject.ROUND),
    PUBLIC_CIRCULAR("整改情况通报（公开）", Subject.ROUND),
    LEDGER("整改台账", Subject.ROUND),
    FINDING_LIST("问题清单", Subject.ROUND),
    TASK_LIST("任务清单", Subject.ROUND),
    DUTY_LIST("责任清单", Subject.ROUND),
    BULLETIN("两周通报", Subject.BULLETIN),
    REMINDER_LETTER(LadderStep.LETTER.word(), Subject.EPISODE),
    TALK_RECORD("约谈记录", Subject.EPISODE),
    SUPERVISION_NOTICE("专项督办通知", Subject.EPISODE),
    SIGN_OFF_FORM("销号审批表", Subject.ITEM),
    LOOK_BACK_RECORD("回头看记录", Subject.ITEM);

    private final String word;
    private final Subject subject;

    /** What a document is about; its id is the subject. */
    public enum Subject {
        ROUND,
        BULLETIN,
        EPISODE,
        ITEM
    }

    /** The word users read. */
    public String word() {
        return word;
    }

    public Subject subject() {
        return subject;
    }

    /** Whether it is an Excel file; the others are Word files made by a template. */
    public boolean isSheet() {
        return switch (this) {
            case LEDGER, FINDING_LIST, TASK_LIST, DUTY_LIST -> true;
            default -> false;
        };
    }

    /** Whether it holds what its reader may see of the round's items; the others are the same for all their readers. */
    public boolean isScoped() {
        return this == PLAN || isSheet();
    }

    /** How names of its files end. */
    public String extension() {
        return isSheet() ? "xlsx" : "docx";
    }

    /** Its name in addresses and of its packaged template: {@code plan}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
