package org.zhenggai.demo;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.setup.Trials;
import org.zhenggai.people.Role;

/** What there is to try in the demo, in the order of the story. */
@Component
@Profile("demo")
class DemoTrials implements Trials {

    private final String password;

    DemoTrials(@Value("${zhenggai.demo.password}") String password) {
        this.password = password;
    }

    @Override
    public List<Trial> all() {
        return List.of(
                new Trial("zuzhijb", Role.INSPECTED_UNIT.word(), "填报本期两周报告，附一份佐证材料", "/"),
                new Trial("jitifz", Role.INSPECTED_UNIT.word() + "负责人", "签收提醒函，把任务指派给经办人", "/"),
                new Trial("zhenggaiban1", Role.RECTIFICATION_OFFICE.word(), "重新分派退回的事项，核验一项，导入一份反馈意见再放弃", "/"),
                new Trial("hecha1", Role.DISCIPLINE.word(), "核验一项，查看移交问责的结果", "/"),
                new Trial("banzichengjian", Role.LEADING_GROUP.word(), "读一项的报告和核验，同意销号或退回", "/"),
                new Trial("shuji1", Role.SECRETARY.word(), "在手机上看四个数字和停滞最久的事项，签批一项", "/"),
                new Trial("xuncha1", Role.INSPECTION_TEAM.word(), "查看方案、台账和通报", "/"),
                new Trial("liucheng1", Role.PROCESS_DESIGNER.word(), "查看流程图和决策表", "/"));
    }

    @Override
    public String password() {
        return password;
    }
}
