package org.zhenggai.round;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who an item's tasks go to and what routes it: asked by expressions of the models, which pass the business key.
 * The answers come from the tables, so that no variable can be tampered with and a reassignment counts at once.
 */
@Component("responsible")
@Transactional(readOnly = true)
public class Responsible {

    private final Items items;
    private final JdbcClient jdbc;

    Responsible(Items items, JdbcClient jdbc) {
        this.items = items;
        this.jdbc = jdbc;
    }

    /** The engine's group of the lead unit. */
    public String unit(String item) {
        return "inspected-unit:" + items.get(Long.parseLong(item)).leadUnit();
    }

    /** The user name of the responsible leader. */
    public String leader(String item) {
        return items.get(Long.parseLong(item)).leader();
    }

    public boolean isMajor(String item) {
        return items.get(Long.parseLong(item)).major();
    }

    public String kind(String item) {
        return items.get(Long.parseLong(item)).kind().name();
    }

    /** The group of the unit that leads the item of an escalation episode. */
    public String unitOfEpisode(String episode) {
        return jdbc.sql("select i.lead_unit from escalation_episode e join item i on i.id = e.item where e.id = ?")
                .param(Long.parseLong(episode))
                .query((row, n) -> "inspected-unit:" + row.getString(1))
                .single();
    }
}
