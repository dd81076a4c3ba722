package org.zhenggai.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.paper.circular.CircularPaper;
import org.zhenggai.paper.template.Tag;
import org.zhenggai.paper.template.Tags;
import org.zhenggai.paper.template.WordTemplate;
import org.zhenggai.paper.template.WordTemplates;

/** The packaged templates are what {@link DefaultTemplates} makes, and what an office edits is looked through. */
class TemplatesTest {

    private static final Map<DocumentKind, Class<? extends Record>> DOCUMENTS = Map.of(
            DocumentKind.PLAN, PlanPaper.Plan.class,
            DocumentKind.PROGRESS_REPORT, ProgressPaper.Report.class,
            DocumentKind.INTERNAL_CIRCULAR, CircularPaper.Circular.class,
            DocumentKind.PUBLIC_CIRCULAR, CircularPaper.Circular.class,
            DocumentKind.BULLETIN, BulletinPaper.Bulletin.class,
            DocumentKind.REMINDER_LETTER, LadderPapers.Letter.class,
            DocumentKind.SUPERVISION_NOTICE, LadderPapers.Letter.class,
            DocumentKind.TALK_RECORD, LadderPapers.Talk.class,
            DocumentKind.SIGN_OFF_FORM, SignOffPaper.Form.class,
            DocumentKind.LOOK_BACK_RECORD, LookBackPaper.LookBack.class);

    private static Stream<DocumentKind> kinds() {
        return DefaultTemplates.kinds().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void packagedTemplateIsTheGeneratedOne(DocumentKind kind) {
        assertThat(WordTemplates.packaged(kind)).isEqualTo(DefaultTemplates.of(kind));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void packagedTemplateUsesKnownTagsAndLeavesNone(DocumentKind kind) throws IOException {
        WordTemplate template = new WordTemplate(WordTemplates.packaged(kind), DOCUMENTS.get(kind));
        template.check();
        try (XWPFDocument word = made(template, Tags.sample(DOCUMENTS.get(kind)))) {
            assertThat(text(word))
                    .contains("标题")
                    .doesNotContain("{{")
                    .doesNotContain("}}")
                    .doesNotContain("[");
        }
    }

    /** 2023年12月29日 has seven characters of 小四: where it is broken nobody reads it as a day. */
    @Test
    void columnsOfDaysAreWideEnoughForADay() throws IOException {
        for (DocumentKind kind : DefaultTemplates.kinds()) {
            try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(WordTemplates.packaged(kind)))) {
                word.getTables().stream()
                        .flatMap(table -> table.getRows().stream())
                        .flatMap(row -> row.getTableCells().stream())
                        .filter(cell -> cell.getText().matches("\\[.*期限]"))
                        .forEach(cell -> assertThat(cell.getWidth())
                                .as("%s %s", kind.word(), cell.getText())
                                .isGreaterThanOrEqualTo(7 * 240 + 2 * 57));
            }
        }
    }

    @Test
    void unknownTagIsRefusedByItsName() {
        assertRefused(new Gb9704().title("{{标题}}").body("{{标体}}"), "{{标体}}");
    }

    @Test
    void tagOutsideOfItsPartIsRefused() {
        assertRefused(new Gb9704().body("{{方面标题}}"), "{{方面标题}}");
    }

    @Test
    void unknownFieldOfATableIsRefused() {
        assertRefused(new Gb9704().rows("单位表", "单位|50|单位", "电话|50|电话"), "[电话]");
    }

    @Test
    void whatReadsFilesOrPicturesIsRefused() {
        assertRefused(new Gb9704().body("{{@标题}}"), "{{@标题}}");
        assertRefused(new Gb9704().body("{{+标题}}"), "{{+标题}}");
        assertRefused(new Gb9704().body("{{标题.class}}"), "{{标题.class}}");
    }

    @Test
    void partThatDoesNotEndIsRefused() {
        assertRefused(new Gb9704().tag("?方面").body("{{方面标题}}"), "不成对");
    }

    @Test
    void whatIsNoWordFileIsRefused() {
        assertThatThrownBy(() -> new WordTemplate(new byte[] {1, 2, 3}, PlanPaper.Plan.class).check())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不是能打开的Word文档");
    }

    private static void assertRefused(Gb9704 word, String words) {
        assertThatThrownBy(() -> new WordTemplate(word.write("模板"), PlanPaper.Plan.class).check())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words);
    }

    record Line(@Tag("内容") String text) {}

    record Lines(
            @Tag("标题") String title,
            @Tag("行") List<Line> lines,
            @Tag("行表") List<Line> rows) {}

    @Test
    void whatPeopleTypeIsNeverReadAsATemplate() throws IOException {
        byte[] template = new Gb9704()
                .title("{{标题}}")
                .tag("?行")
                .body("{{内容}}")
                .tag("/行")
                .rows("行表", "内容|100|内容")
                .write("模板");
        List<Line> typed = List.of(new Line("{{标题}}和{{?行}}"), new Line("[内容]与{{@行}}"));
        try (XWPFDocument word =
                made(new WordTemplate(template, Lines.class), Tags.of(new Lines("{{行}}", typed, typed)))) {
            assertThat(text(word)).contains("{{行}}", "{{标题}}和{{?行}}", "[内容]与{{@行}}");
        }
    }

    @Test
    void sameTagsGiveTheSameBytes() throws IOException {
        for (DocumentKind kind : DefaultTemplates.kinds()) {
            WordTemplate template = new WordTemplate(WordTemplates.packaged(kind), DOCUMENTS.get(kind));
            assertThat(bytes(template, Tags.sample(DOCUMENTS.get(kind))))
                    .as(kind.word())
                    .isEqualTo(bytes(template, Tags.sample(DOCUMENTS.get(kind))));
        }
    }

    private static byte[] bytes(WordTemplate template, Map<String, Object> tags) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        template.write(tags, "标题", out);
        return out.toByteArray();
    }

    private static XWPFDocument made(WordTemplate template, Map<String, Object> tags) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(bytes(template, tags)));
    }

    static String text(XWPFDocument word) {
        try (var extractor = new XWPFWordExtractor(word)) {
            return extractor.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
