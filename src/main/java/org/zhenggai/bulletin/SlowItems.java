package org.zhenggai.bulletin;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The items that stalled in a period (进展缓慢事项), those that stall longest first. */
@Component
public class SlowItems {

    private final JdbcClient jdbc;

    SlowItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A slow item; a confidential one without its title, since the bulletin has more readers than the item.
     *
     * @param reason why it counts as stalled, in the words of the decision table
     * @param fortnights of stall so far
     * @param level of the ladder it has reached
     */
    public record SlowItem(String number, String title, String unit, String reason, int fortnights, int level) {}

    public List<SlowItem> of(long period) {
        return jdbc.sql("""
                        select i.number, case when i.confidential then '涉密事项' else i.title end as title, u.name as unit, s.reasons as reason, e.fortnights, e.level
                        from stall s join item i on i.id = s.item join unit u on u.code = i.lead_unit
                            join escalation_episode e on e.item = i.id and e.last_period = s.period
                        where s.period = ? order by e.fortnights desc, i.position
                        """).param(period).query(SlowItem.class).list();
    }
}
