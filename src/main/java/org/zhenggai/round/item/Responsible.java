package org.zhenggai.round.item;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who an item's tasks go to and what routes it: asked by expressions of the models, which pass the business key.
 * The answers come from the tables, so that no variable can be tampered with and a reassignment counts at once.
 */
@Component("responsible")
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Responsible {

    private final Items items;
    private final JdbcClient jdbc;

    /** The engine's group of the lead unit; of its heads alone for a confidential item. */
    public String unit(String item) {
        Item found = items.get(Long.parseLong(item));
        return (found.confidential() ? "unit-head:" : "inspected-unit:") + found.leadUnit();
    }

    /** The engine's group of the responsible leader, which is lent to his substitute. */
    public String leader(String item) {
        return "person:" + items.get(Long.parseLong(item)).leader();
    }

    public boolean isMajor(String item) {
        return items.get(Long.parseLong(item)).major();
    }

    /** Whether the plan says that the item is about money (涉及资金). */
    public boolean involvesMoney(String item) {
        return jdbc.sql("select involves_money from item where id = ?")
                .param(Long.parseLong(item))
                .query(Boolean.class)
                .single();
    }

    public String kind(String item) {
        return items.get(Long.parseLong(item)).kind().name();
    }

    /** The group of the unit that leads the item of an escalation episode. */
    public String unitOfEpisode(String episode) {
        return unit(jdbc.sql("select item from escalation_episode where id = ?")
                .param(Long.parseLong(episode))
                .query(String.class)
                .single());
    }

    /** The group that carries out a meeting's decision: the item's lead unit as it is now, or the office. */
    public String ofDecision(String decision) {
        return jdbc.sql("select item from decision where id = ? and unit is not null")
                .param(Long.parseLong(decision))
                .query(String.class)
                .optional()
                .map(this::unit)
                .orElse("rectification-office");
    }
}
