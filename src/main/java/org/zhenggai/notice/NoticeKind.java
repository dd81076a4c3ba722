package org.zhenggai.notice;

import java.util.Arrays;
import java.util.List;

/** What people are told, and the words that hold until an administrator changes them. */
public enum NoticeKind {
    TASK("新任务", "【整改】新任务 {编号}：{事由}", "您有一项新任务需要办理。\n\n编号：{编号}\n任务：{事由}\n期限：{期限}\n办理：{链接}"),
    DUE_SOON("期限提醒", "【整改】期限提醒 {编号}：{事由}", "以下事项的期限临近，请按期办理。\n\n编号：{编号}\n任务：{事由}\n期限：{期限}\n办理：{链接}"),
    OVERDUE("已逾期", "【整改】已逾期 {编号}：{事由}", "以下事项已过期限，请尽快办理；确有困难的，请与整改办联系。\n\n编号：{编号}\n任务：{事由}\n期限：{期限}\n办理：{链接}"),
    REMINDED("催办", "【整改】催办 {编号}：{事由}", "以下事项已被催办，请尽快办理。催办的话请登录系统查看。\n\n编号：{编号}\n事由：{事由}\n查看：{链接}"),
    RETURNED("退回", "【整改】退回 {编号}：{事由}", "以下事项被退回，理由请登录系统查看。\n\n编号：{编号}\n环节：{事由}\n查看：{链接}"),
    /** Nothing to do, but good to know: passed, or somebody else took a file back. */
    MOVED("进展", "【整改】进展 {编号}：{事由}", "以下事项有新的进展，详情请登录系统查看。\n\n编号：{编号}\n进展：{事由}\n查看：{链接}"),
    ESCALATED("督办", "【整改】督办 {编号}：{事由}", "以下事项已列入督办，详情请登录系统查看。\n\n编号：{编号}\n措施：{事由}\n查看：{链接}"),
    MEETING("会议", "【整改】会议 {编号}：{事由}", "近期将召开会议，请预作准备。\n\n编号：{编号}\n议题：{事由}\n不晚于：{期限}\n查看：{链接}"),
    ABSENCE("代办安排", "【整改】代办安排 {编号}：{事由}", "与您有关的代办安排有变动，请核对；有误的，请在“代办安排”中调整，或联系整改办。\n\n不在岗：{编号}\n安排：{事由}\n查看：{链接}"),
    /** Sent at once to everybody whom it concerns, whatever he chose: what an administrator did to an account. */
    ACCOUNT("账号变动", "【整改】账号变动 {编号}：{事由}", "管理员变动了以下账号。当事人没有要求、您也不知情的，请立即向本人核实，并告知纪检和整改办。\n\n账号：{编号}\n变动：{事由}\n查看：{链接}"),
    INCIDENT("故障", "【整改】流程故障 {编号}", "流程引擎有一步没有办成，已停下等待处理。\n\n步骤：{编号}\n处理：{链接}"),
    /** No notice itself: the mail that carries those of a day. */
    DIGEST("每日汇总", "【整改】今日通知{条数}条", "{清单}\n\n全部任务：{链接}");

    private static final String GREETING = "{姓名}：\n\n";
    private static final String CLOSING = "\n\n本消息由系统自动发出，不含事项内容，请勿回复。\n";

    private final String word;
    private final String subject;
    private final String body;

    NoticeKind(String word, String subject, String body) {
        this.word = word;
        this.subject = subject;
        this.body = GREETING + body + CLOSING;
    }

    /** The word users read. */
    public String word() {
        return word;
    }

    public String subject() {
        return subject;
    }

    public String body() {
        return body;
    }

    /** Whether nobody can choose not to hear it, to hear it later, or only among others. */
    boolean isCompulsory() {
        return this == ACCOUNT;
    }

    /** The names of those kinds. */
    public static List<String> compulsory() {
        return Arrays.stream(values())
                .filter(NoticeKind::isCompulsory)
                .map(NoticeKind::name)
                .toList();
    }

    /** What may stand between braces in its template. */
    public List<String> placeholders() {
        return switch (this) {
            case DIGEST -> List.of("姓名", "条数", "清单", "链接");
            case ABSENCE, ACCOUNT -> List.of("姓名", "编号", "事由", "链接");
            case TASK, DUE_SOON, OVERDUE, REMINDED, RETURNED, MOVED, ESCALATED, MEETING, INCIDENT ->
                List.of("姓名", "编号", "事由", "期限", "链接");
        };
    }

    /** What must stand in both texts of its template, or whoever edits it could make it say nothing. */
    public List<String> indispensable() {
        return isCompulsory() ? List.of("{编号}", "{事由}") : List.of();
    }
}
