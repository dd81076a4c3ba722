package org.zhenggai.intake.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhenggai.database.Slice;
import org.zhenggai.intake.desk.DraftTable.Draft;
import org.zhenggai.intake.desk.Marking.Ask;
import org.zhenggai.intake.desk.Tree.Area;
import org.zhenggai.intake.desk.Tree.Finding;
import org.zhenggai.intake.desk.layout.Layouts;
import org.zhenggai.intake.parse.outline.Outlines;

/** Lines of one style are of one shape, whatever their words and length: a mark of one is a mark of all. */
class MarkingLooksTest {

    private static final String USER = "office";

    /** Nothing in it says that it is a feedback; titles are of all lengths and end as they like. */
    private static final String PAGE = """
            <body><h1>后厨随手拍</h1>
            <p>值班的同志拍的，按地方放。</p>
            <h2>冷库</h2>
            <h4>门封条：两处</h4><p>换新的。</p>
            <h4>温度牌，从四月起就没有人去看过，也没有人知道该由谁来看</h4><p>贴在门口，早晚各看一次。</p>
            <h2>面点间。</h2>
            <h4>案板</h4><ul><li>分色</li><li>晾干</li></ul>
            </body>""";

    private final Slice slice = new Slice();
    private final Drafts drafts = slice.make(Drafts.class);
    private final Marking marking = slice.make(Marking.class);
    private final Layouts layouts = slice.make(Layouts.class);
    private final long id = drafts.put("后厨.html", PAGE.getBytes(StandardCharsets.UTF_8), USER);

    private Draft draft() {
        return drafts.find(id).orElseThrow();
    }

    private String mark(int line, String meaning) {
        return marking.mark(id, new Ask(draft().version(), line, meaning, false, false), USER)
                .message();
    }

    @Test
    void allLinesOfTheStyleFollow() {
        assertThat(draft().tree().areas()).isEmpty();
        assertThat(mark(4, "FINDING")).startsWith("第4行和另外2行算作问题").contains("问题3个");
        assertThat(mark(3, "AREA")).startsWith("第3行和另外1行算作方面").contains("方面2个、问题3个");
        assertThat(draft().tree().areas()).extracting(Area::title).containsExactly("冷库", "面点间");
        assertThat(draft().tree().areas().get(1).findings())
                .extracting(Finding::title)
                .containsExactly("案板");
        mark(10, "MEASURE");
        assertThat(draft().tree()
                        .areas()
                        .get(1)
                        .findings()
                        .get(0)
                        .items()
                        .get(0)
                        .measures())
                .extracting(measure -> measure.text())
                .containsExactly("分色", "晾干");
    }

    @Test
    void theDeskNamesStylesAndALayoutByThemIsOfferedAgain() {
        List<Outlined.SourceLine> lines = new Outlined(drafts.written(id).orElseThrow(), draft().tree()).source();
        assertThat(lines).extracting(Outlined.SourceLine::shape).contains("标题2", "标题4", "列表1");
        mark(4, "FINDING");
        marking.keep(id, "随手拍", USER);
        long next = drafts.put("大堂.html", PAGE.replace("冷库", "大堂").getBytes(StandardCharsets.UTF_8), USER);
        assertThat(layouts.offered(
                        Outlines.of(drafts.written(next).orElseThrow()),
                        drafts.find(next).orElseThrow().tree().read().layout()))
                .hasSize(1);
    }
}
