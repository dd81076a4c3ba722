package org.zhenggai.bulletin.facts;

import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Withheld;
import org.zhenggai.round.item.ItemState;

/** The items that stalled in a period (进展缓慢事项) and are still open, for the meeting to decide on. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SlowItems {

    private final JdbcClient jdbc;

    /**
     * A slow item; a confidential one without its title, since the meeting has more people than may see the item.
     *
     * @param leadUnit code of the lead unit
     * @param reason why it counts as stalled, in the words of the decision table
     * @param fortnights of stall so far
     * @param level of the ladder, zero for none
     */
    public record SlowItem(
            long id,
            String number,
            String title,
            String unit,
            String leadUnit,
            String reason,
            int fortnights,
            int level) {

        /** The word for the level of the ladder; a referral shows as the step below. */
        public String step() {
            return Standings.step(level);
        }
    }

    /** Those that stall longest first. */
    public List<SlowItem> of(long period) {
        return jdbc.sql("""
            select i.id, i.number, case when i.confidential then :withheld else i.title end as title,
                u.name as unit, i.lead_unit, s.reasons as reason, coalesce(e.fortnights, 1) as fortnights,
                coalesce(e.level, 0) as level
            from stall s join item i on i.id = s.item join unit u on u.code = i.lead_unit
                left join escalation_episode e on e.id = (select max(x.id) from escalation_episode x
                    where x.item = i.id and x.last_period = s.period)
            where s.period = :period and %s
            order by fortnights desc, i.position
            """.formatted(ItemState.openIn("i")))
                .param("period", period)
                .param("withheld", Withheld.TITLE)
                .query(SlowItem.class)
                .list();
    }
}
