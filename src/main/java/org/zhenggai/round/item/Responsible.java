package org.zhenggai.round.item;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelQuestion;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;

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
    @ModelQuestion(what = "牵头单位（涉密事项只到负责人）", of = KeyKind.ITEM, gives = Answer.GROUP)
    public String unit(String item) {
        Item found = items.get(Long.parseLong(item));
        return (found.confidential() ? "unit-head:" : "inspected-unit:") + found.leadUnit();
    }

    /** The engine's group of the responsible leader, which is lent to his substitute. */
    @ModelQuestion(what = "责任领导", of = KeyKind.ITEM, gives = Answer.GROUP)
    public String leader(String item) {
        return "person:" + items.get(Long.parseLong(item)).leader();
    }

    @ModelQuestion(what = "是否重大事项", of = KeyKind.ITEM, gives = Answer.YES_OR_NO)
    public boolean isMajor(String item) {
        return items.get(Long.parseLong(item)).major();
    }

    /** Whether the plan says that the item is about money (涉及资金). */
    @ModelQuestion(what = "是否涉及资金", of = KeyKind.ITEM, gives = Answer.YES_OR_NO)
    public boolean involvesMoney(String item) {
        return jdbc.sql("select involves_money from item where id = ?")
                .param(Long.parseLong(item))
                .query(Boolean.class)
                .single();
    }

    @ModelQuestion(what = "整改类别：AT_ONCE、BY_DATE、STANDING", of = KeyKind.ITEM, gives = Answer.WORD)
    public String kind(String item) {
        return items.get(Long.parseLong(item)).kind().name();
    }

    /** The group of the unit that leads the item of an escalation episode. */
    @ModelQuestion(what = "停滞事项的牵头单位", of = KeyKind.EPISODE, gives = Answer.GROUP)
    public String unitOfEpisode(String episode) {
        return unit(jdbc.sql("select item from escalation_episode where id = ?")
                .param(Long.parseLong(episode))
                .query(String.class)
                .single());
    }

    /** The group that carries out a meeting's decision: the item's lead unit as it is now, or the office. */
    @ModelQuestion(what = "落实会议决定的单位", of = KeyKind.DECISION, gives = Answer.GROUP)
    public String ofDecision(String decision) {
        return jdbc.sql("select item from decision where id = ? and unit is not null")
                .param(Long.parseLong(decision))
                .query(String.class)
                .optional()
                .map(this::unit)
                .orElse("rectification-office");
    }
}
