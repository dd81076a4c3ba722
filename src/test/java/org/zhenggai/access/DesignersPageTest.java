package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.zhenggai.engine.models.check.ModelCheck;
import org.zhenggai.engine.models.check.ModelFiles;

/** The five minutes of docs/designers.zh.md: its files, addresses and buttons are taken from the page and used. */
class DesignersPageTest extends DesignersServer {

    private static final Path PAGE = Path.of("docs/designers.zh.md");
    private static final Pattern FILE = Pattern.compile("(?m)^ +- `([^`]+)`$");
    private static final Pattern PLACE = Pattern.compile("`(/workshop[^`]*)`（([^）]+)）");

    private static List<MatchResult> found(Pattern pattern) {
        return pattern.matcher(read(PAGE)).results().toList();
    }

    /** A step of the page, which must say each of these words; gives them back. */
    private static String[] step(int number, String... words) {
        String step = read(PAGE).split("(?m)^\\d\\. ")[number];
        assertThat(step).as("step %d", number).contains(words);
        return words;
    }

    @Test
    void theFiveMinutesAreAsThePageSays() {
        Visitor designer = loggedIn(DESIGNER);
        assertThat(found(PLACE))
                .hasSize(4)
                .allSatisfy(place ->
                        assertThat(designer.get(place.group(1)).body()).contains("<h1>" + place.group(2) + "</h1>"));
        step(1, "/workshop", "下载设计包");
        String workshop = designer.get("/workshop").body();
        assertThat(workshop)
                .contains("href=\"/workshop/kit\"", "href=\"/help/designers\"")
                .contains(step(1, "下载设计包", "逐个列出", "下载正在运行的全部模型", "流程修改"));
        assertThat(designer.get("/help/designers").body()).contains("自己画一个环节", "从 Camunda Modeler 到发布一处改动");
        assertThat(designer.get("/workshop/files?path=processes/sign-off/sign-off.bpmn")
                        .body())
                .contains("<bpmn:process id=\"sign-off\"");

        Map<String, String> files = new TreeMap<>();
        found(FILE).forEach(file -> files.put(file.group(1), read(Path.of("docs/starter-kit/sample", file.group(1)))));
        assertThat(files).hasSize(4);
        assertThat(designer.get("/workshop/check").body()).contains(step(4, "检查", "或者选一个文件夹"));
        step(4, "/workshop/check", "没有发现问题");
        assertThat(workshop).contains(step(5, "不用 Modeler 部署，在这里提交草稿", "提交草稿"));
        assertThat(ModelCheck.standard().check(ModelFiles.of(files))).isEmpty();

        step(5, "/engine-rest", "待管理员发布");
        String draft = draft(files);
        step(6, "查看", "检查", "改动", "试办");
        assertThat(designer.get("/workshop").body()).contains(draft, "查看");
        assertThat(designer.get(draft).body())
                .contains("<h2>检查</h2>", "改动（", "<h2>试办</h2>", "没有发现问题")
                .contains(step(6, "用样例轮次试办"));
        HttpResponse<String> own = designer.form(draft + "/release", "reason=x&untried=true", designer.token(draft));
        assertThat(own.statusCode()).isEqualTo(403);

        assertThat(administrator.get("/workshop").body()).contains(step(7, "查看和发布")[0]);
        assertThat(administrator.get(draft).body()).contains(step(7, "理由", "发布", "不经试办发布"));
        release(draft, true);
        assertThat(administrator.get("/workshop").body()).contains(step(9, "发布经过", "退回上一版"));
        step(8, "/workshop/migration");
        assertThat(designer.get("/workshop/migration").statusCode()).isEqualTo(200);
        assertThat(models.createProcessDefinitionQuery()
                        .processDefinitionKey("item-legal-review")
                        .count())
                .isPositive();
    }
}
