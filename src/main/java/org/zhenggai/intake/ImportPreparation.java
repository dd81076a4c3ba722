package org.zhenggai.intake;

import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.setup.Preparation;
import org.zhenggai.kernel.setup.Step;
import org.zhenggai.kernel.setup.Step.Name;
import org.zhenggai.kernel.setup.Step.State;
import org.zhenggai.people.DirectoryReader;
import org.zhenggai.people.Role;
import org.zhenggai.round.RoundState;

/** Whether a feedback was imported. */
@Component
@RequiredArgsConstructor
class ImportPreparation implements Preparation {

    private final DirectoryReader directory;
    private final JdbcClient jdbc;

    @Override
    public Step step() {
        int rounds = jdbc.sql("select count(*) from round where state <> :withdrawn")
                .param("withdrawn", RoundState.WITHDRAWN.name())
                .query(Integer.class)
                .single();
        return of(rounds).with("/intake/template", "反馈意见.xlsx");
    }

    private Step of(int rounds) {
        if (rounds > 0) {
            return Step.ofOffice(Name.IMPORT, State.DONE, "已导入" + rounds + "个轮次。", "/intake");
        }
        return hasOffice()
                ? Step.ofOffice(Name.IMPORT, State.OPEN, "由整改办上传反馈意见（Word、PDF、Excel 或文本），逐条核对后确认。", "/intake")
                : Step.ofOffice(Name.IMPORT, State.LATER, "先有整改办的人员，由他导入。", null);
    }

    private boolean hasOffice() {
        return directory.everybody().stream()
                .anyMatch(one -> one.active() && one.person().roles().contains(Role.RECTIFICATION_OFFICE));
    }
}
