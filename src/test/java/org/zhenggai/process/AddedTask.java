package org.zhenggai.process;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;

/** Tests of a task that a designer has added: deployed for one test, and gone with its rounds after it. */
abstract class AddedTask extends ProcessTest {

    /** Of the office, and not the one who verifies. */
    static final String OFFICE_OTHER = "office2";

    @Autowired
    private Directory directory;

    private String deployment;
    private long roundsBefore;

    @BeforeEach
    void anotherOfTheOffice() {
        cycle.people();
        roundsBefore = count("select coalesce(max(id), 0) from round");
        if (directory.nameOf(OFFICE_OTHER).equals(OFFICE_OTHER)) {
            directory.addPerson(
                    new Directory.Person(
                            OFFICE_OTHER, "测试-office2", "office", null, null, Set.of(Role.RECTIFICATION_OFFICE)),
                    "test-only");
        }
    }

    @AfterEach
    void withoutTheTask() {
        engine.getRepositoryService().deleteDeployment(deployment, true);
        // Its rounds have no instances any more, which classes that share this engine would stumble over.
        jdbc.sql("update round set state = 'ARCHIVED' where id > ?")
                .param(roundsBefore)
                .update();
    }

    /** Deploys all that designers own, with the task in it. */
    final void deployed(LegalReview review) {
        deployment = review.deploy(engine);
    }
}
