package org.zhenggai.people;

import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.item.ItemState;

/** Counts the open items and claimed tasks that a person or unit answers for. */
@Component
@RequiredArgsConstructor
class OpenWork {

    /** Condition on an item that somebody still has to answer for. */
    static final String OPEN = ItemState.openIn("item");

    private final JdbcClient jdbc;

    /**
     * What is open.
     *
     * @param items open items whose responsible leader he is
     * @param tasks tasks he has claimed
     */
    record Load(String username, int items, int tasks) {

        boolean isNone() {
            return items == 0 && tasks == 0;
        }

        /** What is open in words, such as {@code 3项未销号事项的责任领导、2件已认领任务}. */
        String words() {
            String led = items == 0 ? "" : items + "项未销号事项的责任领导";
            String claimed = tasks == 0 ? "" : "已认领" + tasks + "件任务";
            return led + (led.isEmpty() || claimed.isEmpty() ? "" : "、") + claimed;
        }
    }

    /** Everybody who has something open. */
    Map<String, Load> all() {
        return jdbc.sql("""
                        select username, cast(sum(items) as integer) as items, cast(sum(tasks) as integer) as tasks
                        from (select leader as username, 1 as items, 0 as tasks from item where leader is not null and %s
                            union all select assignee_, 0, 1 from act_ru_task where assignee_ is not null) work
                        group by username
                        """.formatted(OPEN)).query(Load.class).list().stream()
                .collect(Collectors.toMap(Load::username, load -> load));
    }

    Load of(String username) {
        return all().getOrDefault(username, new Load(username, 0, 0));
    }

    /** Open items that a unit leads. */
    int ledBy(String unit) {
        return jdbc.sql("select count(*) from item where lead_unit = ? and " + OPEN)
                .param(unit)
                .query(Integer.class)
                .single();
    }
}
