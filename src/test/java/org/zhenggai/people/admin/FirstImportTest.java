package org.zhenggai.people.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.zhenggai.people.Directory;
import org.zhenggai.people.account.AccountAct;
import org.zhenggai.people.account.AccountActs;
import org.zhenggai.people.admin.DirectoryImport.Draft;
import org.zhenggai.people.admin.DirectoryImport.Upload;
import org.zhenggai.process.EngineTest;

/** With the first import, when nobody else is there yet, an administrator may have other roles; not ever after. */
@EngineTest
@TestPropertySource(properties = "zhenggai.test=a directory of its own")
@DirtiesContext
class FirstImportTest {

    private static final String ADMIN = "guanli";

    @Autowired
    private DirectoryImport imports;

    @Autowired
    private Directory directory;

    @Autowired
    private AccountActs acts;

    private Draft draft(String roles) {
        String text = "用户名,姓名,职务,角色\nguanli,管理员,干部,%s\nfirst-office,李四,干部,整改办\n".formatted(roles);
        Upload file = new Upload("名单.csv", text.getBytes(StandardCharsets.UTF_8));
        return imports.find(imports.upload(List.of(file), ADMIN), ADMIN).orElseThrow();
    }

    @Test
    void onlyTheFirstImportGivesItsAdministratorRoles() {
        Draft first = draft("管理员、整改办");
        ImportPlan plan = imports.plan(first, false, ADMIN);
        assertThat(plan.faults()).isEmpty();
        imports.apply(first, false, plan.revision(), ADMIN);
        assertThat(directory.groupsOf(ADMIN)).containsExactly("camunda-admin", "rectification-office");
        assertThat(acts.lately())
                .as("seen all the same")
                .extracting(AccountAct::person, AccountAct::what)
                .containsExactlyInAnyOrder(tuple(ADMIN, "授予角色：整改办"), tuple("first-office", "授予角色：整改办"));

        assertThat(imports.plan(draft("管理员、整改办、镇主要领导"), false, ADMIN).faults())
                .extracting(fault -> fault.place() + "|" + fault.message())
                .containsExactly("“名单.csv”第2行|不能修改自己的角色，请由其他管理员办理。");
    }
}
