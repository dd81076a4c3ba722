package org.zhenggai.engine.models.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.engine.models.state.OpenStates.Facts;
import org.zhenggai.engine.models.state.OpenStates.Place;
import org.zhenggai.engine.models.state.OpenStates.State;
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;

/** The copy of where everything stands counts what is alike, and holds nothing of any case. */
@EngineTest
class OpenStatesTest extends ProcessTest {

    @Autowired
    private OpenStatesReader reader;

    private static int at(OpenStates open, String process, String step) {
        return open.states().stream()
                .filter(state -> state.process().equals(process) && state.isNewest())
                .filter(state -> state.places().contains(new Place(step, false)))
                .mapToInt(State::count)
                .sum();
    }

    @Test
    void itemsAreCountedByWhereTheyStand() {
        OpenStates before = reader.read();
        cycle.itemInWork();
        cycle.itemInWork();
        OpenStates after = reader.read();
        String reporting = "userTask_reportProgress";
        assertThat(at(after, "rectification-item", reporting) - at(before, "rectification-item", reporting))
                .isEqualTo(2);
        assertThat(after.states()).doesNotHaveDuplicates();
        assertThat(after.facts().stream().map(Facts::table)).contains("stall-assessment", "sign-off-route");
        assertThat(after.facts().stream()
                        .filter(facts -> facts.table().equals("sign-off-route"))
                        .mapToInt(Facts::count)
                        .sum())
                .isGreaterThanOrEqualTo(2);
    }

    /** Nothing that anybody wrote, no name, no key and no id: what is there is of the models, or a number, or a state. */
    @Test
    void nothingOfACaseIsInTheCopy() {
        long item = cycle.itemInWork();
        cycle.toSignOff(cycle.itemInWork());
        long referred = cycle.itemInWork();
        for (int fortnight = 0; fortnight < 5; fortnight++) {
            cycle.cutOff(cycle.roundOf(referred));
            cycle.openPeriod(cycle.roundOf(referred));
        }
        assertThat(jdbc.sql("select count(*) from referral where item = ?")
                        .param(referred)
                        .query(Long.class)
                        .single())
                .isOne();
        String copy = reader.read().inJson();
        Set<Object> written = Set.copyOf(jdbc.sql("""
                        select title from item union select name from person union select username from person
                        union select name from unit union select code from unit union select title from round
                        """).query(String.class).list());
        List<String> ids = jdbc.sql("select proc_inst_id_ from act_ru_execution where business_key_ = ?")
                .param(Long.toString(item))
                .query(String.class)
                .list();
        assertThat(ids).isNotEmpty().noneMatch(copy::contains);
        for (Object text : written) {
            assertThat(copy).doesNotContain("\"" + text + "\"");
        }
        assertThat(copy).doesNotContain("businessKey", "referral");
    }
}
