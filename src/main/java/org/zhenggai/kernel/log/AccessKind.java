package org.zhenggai.kernel.log;

import lombok.RequiredArgsConstructor;

/** What the log of access records. */
@RequiredArgsConstructor
public enum AccessKind {
    SIGNED_IN("登录"),
    SIGN_IN_FAILED("登录失败"),
    LOCKED("账号锁定"),
    SIGNED_OUT("退出"),
    DENIED("越权访问被拒"),
    CONFIDENTIAL_READ("查看涉密事项"),
    EXPORTED("导出数据"),
    FILE_READ("下载佐证材料"),
    RIGHTS_CHANGED("变更权限"),
    PASSWORD_CHANGED("修改密码"),
    DIRECTORY_CHANGED("变更人员单位"),
    ABSENCE_CHANGED("变更代办安排"),
    SETTINGS_CHANGED("变更设置"),
    MODEL_DEPLOYED("部署流程模型"),
    MODEL_MIGRATED("迁移在办流程"),
    MODEL_SUSPENDED("暂停恢复流程"),
    STEP_RETRIED("重试出错步骤"),
    MODEL_DRAFTED("提交流程草稿"),
    MODEL_RELEASED("发布流程修改"),
    MODEL_TAKEN_BACK("退回流程发布"),
    MODEL_CHOSEN("选定流程版本");

    private final String word;

    /** The word users read. */
    public String word() {
        return word;
    }
}
