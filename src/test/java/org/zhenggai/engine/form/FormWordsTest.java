package org.zhenggai.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormWordsTest {

    private static final FormSchema FORM = FormSchema.parse("""
            {"components": [
              {"type": "text", "text": "说明"},
              {"type": "radio", "key": "decision", "label": "意见", "values": [{"label": "同意", "value": "approved"}]},
              {"type": "checklist", "key": "what", "label": "范围",
               "values": [{"label": "账目", "value": "a"}, {"label": "票据", "value": "b"}]},
              {"type": "checkbox", "key": "seen", "label": "已看原件"},
              {"type": "textarea", "key": "note", "label": "备注（选填）"},
              {"type": "group", "path": "", "components": [
                {"type": "textfield", "key": "inside", "label": "组内"}]},
              {"type": "group", "path": "who", "components": [
                {"type": "textfield", "key": "name", "label": "姓名"}]},
              {"type": "dynamiclist", "path": "sums", "label": "款项", "components": [
                {"type": "number", "key": "amount", "label": "金额"},
                {"type": "textfield", "key": "paper", "label": "凭证"}]}
            ]}
            """.getBytes(StandardCharsets.UTF_8));

    @Test
    void eachValueStandsBehindItsLabelAndChoicesAreCalledAsTheyWereShown() {
        Map<String, Object> filled = new HashMap<>(Map.of(
                "decision",
                "approved",
                "what",
                List.of("a", "b"),
                "seen",
                true,
                "inside",
                "甲",
                "who",
                Map.of("name", "张三"),
                "sums",
                List.of(Map.of("amount", 12.5, "paper", "1号"), Map.of("amount", 3))));
        filled.put("note", " ");
        assertThat(FormWords.of(FORM, filled::get))
                .isEqualTo("意见：同意；范围：账目、票据；已看原件：是；组内：甲；姓名：张三；款项：金额：12.5，凭证：1号 / 金额：3");
    }

    @Test
    void whatWasNotFilledInIsNotThere() {
        assertThat(FormWords.of(FORM, name -> null)).isEmpty();
    }
}
