package org.zhenggai.engine.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.kernel.calendar.ClockConfiguration;

/** Every kind of field and rule that the Modeler can put into a form, against values that fit and values that do not. */
class FormCheckTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-03-04T02:00:00Z"), ClockConfiguration.ZONE);

    private final FormCheck check = new FormCheck(new FeelConfiguration().formExpressions(), CLOCK);

    private List<String> wrong(String components, Map<String, ?> submitted, Map<String, ?> shown) {
        String form = "{\"components\":[" + components.replace('\'', '"') + "]}";
        return check.violations(
                FormSchema.parse(form.getBytes(StandardCharsets.UTF_8)), new HashMap<>(submitted), shown::get);
    }

    private List<String> field(String rest, Object value) {
        return wrong(
                "{'key':'f','label':'事项',%s}".formatted(rest),
                value == null ? Map.of() : Collections.singletonMap("f", value),
                Map.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'type':'textarea','validate':{'required':true}                 | 请填写“事项”。
            'type':'number','validate':{'required':true}                   | 请填写“事项”。
            'type':'radio','validate':{'required':true}                    | 请选择“事项”。
            'type':'checklist','validate':{'required':true}                | 请选择“事项”。
            'type':'checkbox','validate':{'required':true}                 | 请勾选“事项”。
            'type':'datetime','dateLabel':'日期','validate':{'required':true} | 请填写“日期”。
            'type':'datetime','subtype':'time','timeLabel':'几点','validate':{'required':true} | 请填写“几点”。
            'type':'textarea','validate':{'required':'=1 = 1'}             | 请填写“事项”。
            """)
    void whatIsRequiredAndMissing(String rest, String sentence) {
        String json = rest.strip();
        assertThat(field(json, null)).containsExactly(sentence);
        assertThat(field(json, "　 ")).containsExactly(sentence);
        assertThat(field(json, List.of())).containsExactly(sentence);
    }

    @Test
    void whatIsNotRequiredMayBeMissing() {
        for (String type : List.of("textfield", "number", "datetime", "checkbox", "select", "taglist", "dynamiclist")) {
            assertThat(wrong("{'type':'" + type + "','key':'f','path':'f','label':'事项'}", Map.of(), Map.of()))
                    .isEmpty();
        }
    }

    @Test
    void texts() {
        assertThat(field("'type':'textfield'", 5)).containsExactly("“事项”须为文字。");
        assertThat(field("'type':'textarea'", Map.of("a", 1))).containsExactly("“事项”须为文字。");
        assertThat(field("'type':'textarea'", "字".repeat(20_000))).isEmpty();
        assertThat(field("'type':'textarea'", "字".repeat(20_001))).containsExactly("“事项”超过20000字，现有20001字，请精简后再提交。");
        assertThat(field("'type':'textarea'", "一行\n又一行\t完")).isEmpty();
        for (String bad : List.of("a\u0000b", "a\u0007b", "a\u0085b", "a\ud800b")) {
            assertThat(field("'type':'textarea'", bad)).containsExactly("“事项”含有不能显示的控制字符，请删除后再提交。");
        }
        assertThat(field("'type':'textarea'", "𠮷")).isEmpty();
        String lengths = "'type':'textfield','validate':{'minLength':2,'maxLength':'=2 + 1'}";
        assertThat(field(lengths, "字")).containsExactly("“事项”不足2字，现有1字，请补充后再提交。");
        assertThat(field(lengths, "两字")).isEmpty();
        assertThat(field(lengths, "四个字了")).containsExactly("“事项”超过3字，现有4字，请精简后再提交。");
    }

    @Test
    void shapes() {
        String number = "'type':'textfield','validate':{'pattern':'^[0-9]+号$'}";
        assertThat(field(number, "12号")).isEmpty();
        assertThat(field(number, "第12号文")).containsExactly("“事项”格式不对，现为“第12号文”，请按说明填写。");
        assertThat(field("'type':'textfield','validate':{'pattern':'[0-9]'}", "第1号"))
                .isEmpty();
        assertThat(field("'type':'textfield','validate':{'validationType':'email'}", "a@b.cn"))
                .isEmpty();
        assertThat(field("'type':'textfield','validate':{'validationType':'email'}", "a.b.cn"))
                .hasSize(1);
        assertThat(field("'type':'textfield','validate':{'validationType':'phone'}", "+86 13800000000"))
                .isEmpty();
        assertThat(field("'type':'textfield','validate':{'validationType':'phone'}", "请打电话"))
                .hasSize(1);
        assertThat(field("'type':'textfield','validate':{'pattern':'['}", "x")).hasSize(1);
    }

    /** One that tries every way through a text holds nobody up: it does not fit. */
    @Test
    @Timeout(10)
    void anEndlessPatternGivesUp() {
        assertThat(new PatientText("a").charAt(0)).isEqualTo('a');
        assertThat(Pattern.compile("a+b").matcher(new PatientText("xaab")).find())
                .isTrue();
        assertThatThrownBy(() -> Pattern.compile("(.*a){30}(.*b){30}$")
                        .matcher(new PatientText("a".repeat(60) + "c"))
                        .find())
                .isInstanceOf(PatientText.TooLong.class);
    }

    @Test
    void numbers() {
        String percent = "'type':'number','decimalDigits':0,'validate':{'min':0,'max':100}";
        for (Object fits : List.of(0, 100, 55.0, 7L)) {
            assertThat(field(percent, fits)).isEmpty();
        }
        assertThat(field(percent, 120)).containsExactly("“事项”须在0到100之间，现为120。");
        assertThat(field(percent, -0.5)).containsExactly("“事项”须在0到100之间，现为-0.5。");
        assertThat(field(percent, 55.5)).containsExactly("“事项”须为整数，现为55.5。");
        assertThat(field(percent, "55")).containsExactly("“事项”须为数字，现为“55”。");
        assertThat(field(percent, Double.NaN)).containsExactly("“事项”须为数字，现为“NaN”。");
        assertThat(field(percent, 1e308)).containsExactly("“事项”须为数字，现为“1.0E308”。");
        assertThat(field(percent, new BigDecimal("1E+999999999"))).containsExactly("“事项”须为数字，现为“1E+999999999”。");
        assertThat(field("'type':'number','validate':{'min':1}", 0)).containsExactly("“事项”不能小于1，现为0。");
        assertThat(field("'type':'number','validate':{'max':1}", 2)).containsExactly("“事项”不能大于1，现为2。");
        assertThat(field("'type':'number','decimalDigits':2", 1.234)).containsExactly("“事项”最多2位小数，现为1.234。");
        assertThat(field("'type':'number','increment':5", 12)).containsExactly("“事项”须为5的倍数，现为12。");
        assertThat(field("'type':'number','serializeToString':true,'validate':{'max':9}", "12"))
                .containsExactly("“事项”不能大于9，现为12。");
    }

    @Test
    void dates() {
        String day = "'type':'datetime','subtype':'date','dateLabel':'日期'";
        assertThat(field(day, "2023-10-31")).isEmpty();
        assertThat(field(day, "2023-10-31T00:00:00.000Z")).isEmpty();
        for (String bad : List.of("2023-02-30", "31/10/2023", "明天", "2023-10-31x")) {
            assertThat(field(day, bad)).containsExactly("“日期”不是有效日期：" + bad + "。请按 2023-10-31 的样式填写。");
        }
        assertThat(field(day, 20231031)).containsExactly("“日期”须为日期。");
        assertThat(field(day + ",'disallowPassedDates':true", "2024-03-03")).containsExactly("“日期”不能早于今天，现为2024年3月3日。");
        assertThat(field(day + ",'disallowPassedDates':true", "2024-03-04")).isEmpty();
        assertThat(field("'type':'datetime','subtype':'datetime'", "2024-03-04T09:30Z"))
                .isEmpty();
        assertThat(field("'type':'datetime','subtype':'datetime'", "2024-03-04T09:30"))
                .isEmpty();
        assertThat(field("'type':'datetime','subtype':'datetime'", "2024-03-04"))
                .hasSize(1);
        assertThat(field("'type':'datetime','subtype':'time'", "09:30Z")).isEmpty();
        assertThat(field("'type':'datetime','subtype':'time'", "25:30")).hasSize(1);
    }

    @Test
    void choices() {
        String given = "'type':'select','values':[{'label':'甲','value':'a'},{'label':'一','value':1}]";
        assertThat(field(given, "a")).isEmpty();
        assertThat(field(given, 1.0)).isEmpty();
        assertThat(field(given, "甲")).containsExactly("请选择“事项”：没有“甲”这个选项。");
        assertThat(field(given, List.of("a"))).hasSize(1);
        String named = "{'type':'checklist','key':'f','label':'事项',%s}";
        Map<String, ?> shown = Map.of("units", List.of(Map.of("label", "财政", "value", "cz"), "zs"));
        for (String source : List.of("'valuesExpression':'=units'", "'valuesKey':'units'")) {
            String list = named.formatted(source);
            assertThat(wrong(list, Map.of("f", List.of("cz", "zs")), shown)).isEmpty();
            assertThat(wrong(list, Map.of("f", List.of("cz", "x")), shown)).containsExactly("请选择“事项”：没有“x”这个选项。");
            assertThat(wrong(list, Map.of("f", List.of("cz", "cz")), shown)).containsExactly("“事项”有重复的选项。");
            assertThat(wrong(list, Map.of("f", "cz"), shown)).containsExactly("“事项”须为所选项的清单。");
            assertThat(wrong(list, Map.of("f", List.of("cz")), Map.of())).hasSize(1);
        }
        assertThat(field("'type':'checkbox'", "true")).containsExactly("“事项”只能勾选或不勾选。");
        assertThat(field("'type':'filepicker'", "x")).hasSize(1);
    }

    @Test
    void whatIsHiddenIsNeitherRequiredNorTaken() {
        String form = "{'type':'radio','key':'d','label':'意见','values':[{'value':'yes'},{'value':'no'}]},"
                + "{'type':'textarea','key':'r','label':'理由','validate':{'required':true},"
                + "'conditional':{'hide':'=d != \\'no\\''}}";
        form = form.replace("\\'", "\\\"");
        assertThat(wrong(form, Map.of("d", "yes"), Map.of())).isEmpty();
        assertThat(wrong(form, Map.of("d", "yes", "r", " "), Map.of())).isEmpty();
        assertThat(wrong(form, Map.of("d", "yes", "r", "x"), Map.of())).containsExactly("“理由”在所选的答案下不填，请清空后再提交。");
        assertThat(wrong(form, Map.of("d", "no"), Map.of())).containsExactly("请填写“理由”。");
        assertThat(wrong(form, Map.of("d", "no", "r", "x"), Map.of())).isEmpty();
        assertThat(wrong(form, Map.of(), Map.of()))
                .as("nothing chosen hides it")
                .isEmpty();
    }

    @Test
    void viewsAreReadByConditions() {
        String form = "{'type':'textarea','key':'r','label':'理由','validate':{'required':true},"
                + "'conditional':{'hide':'=item.open = null or count(item.open) = 0'}}";
        assertThat(wrong(form, Map.of(), Map.of("item", Map.of("open", List.of()))))
                .isEmpty();
        assertThat(wrong(form, Map.of(), Map.of())).isEmpty();
        assertThat(wrong(form, Map.of(), Map.of("item", Map.of("open", List.of(1)))))
                .containsExactly("请填写“理由”。");
    }

    @Test
    void whatIsReadOnlyComesBackAsItWas() {
        String form = "{'type':'number','key':'n','label':'原进度','readonly':true},"
                + "{'type':'textfield','key':'t','label':'来源','disabled':true,'defaultValue':'巡察'},"
                + "{'type':'expression','key':'e','label':'合计','expression':'=n + 1'}";
        Map<String, ?> shown = Map.of("n", 40, "item", Map.of("number", "21"));
        assertThat(wrong(form, Map.of(), shown)).isEmpty();
        assertThat(wrong(form, Map.of("n", 40.0, "t", "巡察", "e", 41, "item", Map.of("number", "21")), shown))
                .isEmpty();
        assertThat(wrong(form, Map.of("n", 41, "t", "审计", "e", 9, "item", Map.of("number", "22")), shown))
                .containsExactly(
                        "“原进度”为只读内容，不能修改，请刷新任务后再提交。",
                        "“来源”为只读内容，不能修改，请刷新任务后再提交。",
                        "“合计”为只读内容，不能修改，请刷新任务后再提交。",
                        "“item”是只读资料，不能修改，请刷新任务后再提交。");
    }

    @Test
    void whatTheFormDoesNotHaveIsRefused() {
        assertThat(field("'type':'textfield'", "x")).isEmpty();
        assertThat(wrong("{'type':'text','text':'x'}", Map.of("outcome", "done"), Map.of()))
                .containsExactly("表单中没有“outcome”这一项，请不要提交。");
        assertThat(wrong("", Collections.singletonMap("nothing", null), Map.of()))
                .hasSize(1);
    }

    @Test
    void rowsOfAList() {
        String form = "{'type':'dynamiclist','path':'rows','label':'措施清单','components':["
                + "{'type':'textfield','key':'what','label':'措施','validate':{'required':true,'maxLength':5}},"
                + "{'type':'number','key':'days','label':'天数','validate':{'max':9},"
                + "'conditional':{'hide':'=what = null'}}]}";
        assertThat(wrong(form, Map.of("rows", List.of(Map.of("what", "清账", "days", 3))), Map.of()))
                .isEmpty();
        assertThat(wrong(
                        form,
                        Map.of(
                                "rows",
                                List.of(Map.of("what", "清账"), Map.of("days", 3, "x", 1), Map.of("what", "一二三四五六"))),
                        Map.of()))
                .containsExactly(
                        "请填写“措施清单”第2行的“措施”。",
                        "“措施清单”第2行的“天数”在所选的答案下不填，请清空后再提交。",
                        "表单“措施清单”第2行的中没有“x”这一项，请不要提交。",
                        "“措施清单”第3行的“措施”超过5字，现有6字，请精简后再提交。");
        assertThat(wrong(form, Map.of("rows", List.of(3)), Map.of())).containsExactly("“措施清单”第1行的内容无法识别，请刷新任务后再提交。");
        assertThat(wrong(form, Map.of("rows", "x"), Map.of())).containsExactly("“措施清单”须为清单，请刷新任务后再提交。");
        String fixed = form.replace("'label':'措施清单'", "'label':'措施清单','allowAddRemove':false");
        assertThat(wrong(fixed, Map.of("rows", List.of()), Map.of("rows", List.of(Map.of(), Map.of()))))
                .containsExactly("“措施清单”须为2行，现为0行，请刷新任务后再提交。");
    }

    @Test
    void groupsWithAndWithoutAName() {
        String form = "{'type':'group','label':'组','components':[{'type':'textfield','key':'a','label':'甲',"
                + "'validate':{'required':true}}]},{'type':'group','path':'g','label':'组二','components':["
                + "{'type':'textfield','key':'b','label':'乙','validate':{'maxLength':1}}]},"
                + "{'type':'textfield','key':'g.c','label':'丙','validate':{'required':true}}";
        assertThat(wrong(form, Map.of("a", "x", "g", Map.of("b", "y", "c", "z")), Map.of()))
                .isEmpty();
        assertThat(wrong(form, Map.of("g", Map.of("b", "yy", "d", 1)), Map.of()))
                .containsExactly("请填写“甲”。", "“乙”超过1字，现有2字，请精简后再提交。", "请填写“丙”。", "表单中没有“d”这一项，请不要提交。");
        assertThat(wrong(form, Map.of("a", "x", "g", "text"), Map.of())).contains("“组二”的内容无法识别，请刷新任务后再提交。", "请填写“丙”。");
        String hidden = form.replace("'label':'组',", "'label':'组','conditional':{'hide':'=true'},");
        assertThat(wrong(hidden, Map.of("g", Map.of("c", "z")), Map.of())).isEmpty();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        String form = "{'type':'textarea','key':'a','label':'整改措施','validate':{'required':true}},"
                + "{'type':'number','key':'n','label':'累计进度','validate':{'min':0,'max':100}}";
        assertThat(String.join("", wrong(form, Map.of("n", 120), Map.of())))
                .isEqualTo("请填写“整改措施”。“累计进度”须在0到100之间，现为120。");
    }
}
