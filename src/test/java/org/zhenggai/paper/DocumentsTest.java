package org.zhenggai.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.VisibleDays;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.intake.Upload;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.paper.template.Chinese;
import org.zhenggai.process.Answers;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;

/** DocumentWriter of real rounds, opened again and compared with the tables. */
@EngineTest
class DocumentsTest {

    private static final Path FOLDER = Path.of("target/documents");

    @Autowired
    private DocumentWriter documents;

    @Autowired
    private Cycle cycle;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
    }

    private byte[] bytes(DocumentKind kind, long subject, Scope scope) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            documents.write(kind, subject, scope, Progress.NONE, out);
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(kind.path() + "." + kind.extension()), out.toByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private XWPFDocument word(DocumentKind kind, long subject) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(bytes(kind, subject, Scope.ALL)));
    }

    private String text(DocumentKind kind, long subject) throws IOException {
        try (XWPFDocument word = word(kind, subject)) {
            String text = TemplatesTest.text(word);
            VisibleDays.ofText(kind.word(), text);
            return text;
        }
    }

    private XSSFSheet sheet(DocumentKind kind, long round, Scope scope) throws IOException {
        XSSFSheet sheet = new XSSFWorkbook(new ByteArrayInputStream(bytes(kind, round, scope))).getSheetAt(0);
        DataFormatter shown = new DataFormatter();
        sheet.forEach(row -> row.forEach(cell -> VisibleDays.ofText(kind.word(), shown.formatCellValue(cell))));
        return sheet;
    }

    @Test
    void planSaysWhatItsTableSays() throws IOException {
        long round = cycle.plannedRound(3, Cycle::planned);
        jdbc.sql("insert into measure (item, position, text, state) values (?, 1, '清理账目', 'PROPOSED'),"
                        + " (?, 2, '建立台账', 'PROPOSED')")
                .params(cycle.items(round).get(0), cycle.items(round).get(0))
                .update();
        String plan = text(DocumentKind.PLAN, round);
        assertThat(plan)
                .contains(
                        "（草案，内容截至2024年3月4日）",
                        "财政分局\t3\t0\t0\t2024年8月30日\t2024年8月30日",
                        "合计\t3\t0\t0",
                        "中共测试镇委员会\n关于",
                        "反馈意见的\n整改工作方案",
                        "指出1个方面3个问题",
                        "分解为3项整改事项",
                        "限期整改3项",
                        "（一）关于责任落实不到位方面",
                        "责任领导：测试-leader1；牵头单位：财政分局；整改类型：限期整改；整改期限：2024年8月30日。",
                        "（1）清理账目。",
                        "（2）建立台账。",
                        "2024年3月4日")
                .doesNotContain("{{", "}}", "[单位]");
        assertThat(jdbc.sql("select title from item where round = ?")
                        .param(round)
                        .query(String.class)
                        .list())
                .allSatisfy(title -> assertThat(plan).contains(title));
    }

    /** What happens to its items after the plan was submitted is no part of the version that was. */
    @Test
    void aSubmittedPlanSaysWhatItSaidThenWhateverHappensToItsItems() throws IOException {
        long round = cycle.startedRound(2);
        List<Long> items = cycle.items(round);
        String plan = text(DocumentKind.PLAN, round);
        assertThat(plan).contains("（第1版，定稿）", "整改期限：2024年8月30日").doesNotContain("截至");
        cycle.toWork(items.get(0));
        jdbc.sql("update item set lead_unit = 'unit2', deadline = date '2024-12-31' where id = ?")
                .param(items.get(1))
                .update();
        assertThat(text(DocumentKind.PLAN, round)).isEqualTo(plan);
        jdbc.sql("delete from kept_paper where round = ?").param(round).update();
        assertThat(text(DocumentKind.PLAN, round))
                .as("of a release that kept nothing")
                .contains("（第1版，定稿，内容截至2024年3月4日）", "清理账目", "2024年12月31日", "　　年　　月　　日");
    }

    @Test
    void aReturnedPlanIsADraftAgain() throws IOException {
        long round = cycle.plannedRound(1, Cycle::planned);
        cycle.complete("preparePlan", round, Cycle.OFFICE, Map.of());
        assertThat(text(DocumentKind.PLAN, round)).contains("（第1版，送审稿）", "2024年8月30日");
        cycle.complete("approvePlan", round, Cycle.SECRETARY, Answers.returned("期限太紧"));
        jdbc.sql("update item set deadline = date '2024-09-30' where round = ?")
                .param(round)
                .update();
        assertThat(text(DocumentKind.PLAN, round)).contains("（第1版退回后的修改稿，内容截至2024年3月4日）", "2024年9月30日");
    }

    /** Its text, its figures and its tables are of one day, however late it is written. */
    @Test
    void reportAndCircularsSayWhatWasSoOnTheirDay() throws IOException {
        long item = cycle.itemInWork();
        long round = cycle.roundOf(item);
        cycle.fireTimer("rectification-round", round, "timer_concentratedEnd");
        String drafted = text(DocumentKind.PROGRESS_REPORT, round);
        assertThat(drafted).contains("截至2024年9月5日，已销号0项", "　　年　　月　　日");
        cycle.complete("holdLifeMeeting", round, Cycle.OFFICE, Map.of("heldOn", "2024-09-05", "resolution", "查摆问题3个"));
        cycle.complete("prepareProgressReport", round, Cycle.OFFICE, Map.of("progressReport", "主要做了三件事。"));
        String report = text(DocumentKind.PROGRESS_REPORT, round);
        assertThat(report)
                .contains("截至2024年9月5日，已销号0项", "主要做了三件事。", "\t1\t1\t0\t1\t0", "合计\t1\t1\t0\t1\t0", "2024年9月5日")
                .doesNotContain("　　年　　月　　日");
        cycle.complete("approveCircular", round, Cycle.SECRETARY, Answers.returned("再核对"));
        cycle.toClosure(item);
        assertThat(text(DocumentKind.PROGRESS_REPORT, round)).as("returned").contains("已销号1项", "　　年　　月　　日");
        cycle.complete("prepareProgressReport", round, Cycle.OFFICE, Map.of("progressReport", "改过了。"));
        cycle.complete("approveCircular", round, Cycle.SECRETARY, Answers.approved());
        for (DocumentKind kind :
                List.of(DocumentKind.PROGRESS_REPORT, DocumentKind.PUBLIC_CIRCULAR, DocumentKind.INTERNAL_CIRCULAR)) {
            String approved = text(kind, round);
            assertThat(approved).as(kind.word()).contains("截至2024年9月5日，已销号1项").doesNotContain("　　年　　月　　日");
            jdbc.sql("update item set state = 'IN_WORK', progress = 40 where id = ?")
                    .param(item)
                    .update();
            assertThat(text(kind, round)).as(kind.word()).isEqualTo(approved);
            jdbc.sql("update item set state = 'CLOSED', progress = 100 where id = ?")
                    .param(item)
                    .update();
        }
        String title = jdbc.sql("select title from item where id = ?")
                .param(item)
                .query(String.class)
                .single();
        assertThat(text(DocumentKind.INTERNAL_CIRCULAR, round)).contains(title);
        jdbc.sql("update item set confidential = true where id = ?").param(item).update();
        assertThatThrownBy(() -> bytes(DocumentKind.PUBLIC_CIRCULAR, round, Scope.ALL))
                .as("what became confidential since is not told by an old paper")
                .hasMessageContaining("1项涉密事项还没有决定怎样处理");
    }

    /** Whoever reads that something is not done reads why, what is next and by when. */
    @Test
    void whatIsNotDoneHasItsNextStepAndItsDayInTheCirculars() throws IOException {
        long round = cycle.startedRound(3);
        List<Long> items = cycle.items(round);
        items.forEach(cycle::toWork);
        cycle.openPeriod(round);
        Map<String, Object> report = new HashMap<>(Cycle.report(40));
        report.put("nextSteps", "四月前收回欠款");
        report.put("difficulties", "两户联系不上");
        cycle.complete("reportProgress", items.get(0), Cycle.HANDLER, report);
        jdbc.sql("update item set deadline = date '2024-03-10' where id = ?")
                .param(items.get(1))
                .update();
        jdbc.sql("update item set waiting_who = '市水务局', waiting_for = '批复管网方案',"
                        + " ask_again_on = date '2024-05-06' where id = ?")
                .param(items.get(2))
                .update();
        assertThat(text(DocumentKind.PUBLIC_CIRCULAR, round))
                .contains(
                        "正在整改，进度40%。尚未完成的原因：两户联系不上。下一步：四月前收回欠款。预计2024年8月30日前完成。",
                        "下一步：（待整改办公室填写）。应于2024年3月10日完成，已逾期1天。",
                        "正在等待市水务局：批复管网方案。2024年5月6日再次询问。预计2024年8月30日前完成。",
                        "按第二部分逐项写明的下一步打算和时限办理")
                .doesNotContain("持续推进", "财政分局");
        assertThat(text(DocumentKind.INTERNAL_CIRCULAR, round))
                .contains("各责任单位：", "（财政分局，责任领导测试-leader1，期限2024年8月30日，正在整改，进度40%）");
    }

    @Test
    void pageFontsAndLinesAreThoseOfTheStandard() throws Exception {
        long round = cycle.startedRound(2);
        try (XWPFDocument word = word(DocumentKind.PLAN, round)) {
            var section = word.getDocument().getBody().getSectPr();
            assertThat(section.getPgSz().getW()).hasToString("11906");
            assertThat(section.getPgSz().getH()).hasToString("16838");
            assertThat(section.getPgMar().getTop()).as("37 mm").hasToString("2098");
            assertThat(section.getPgMar().getLeft()).as("28 mm").hasToString("1587");
            assertThat(millimetres(11906
                            - 1587
                            - Integer.parseInt(section.getPgMar().getRight().toString())))
                    .as("width of the type area")
                    .isEqualTo(156);
            assertThat(millimetres(16838
                            - 2098
                            - Integer.parseInt(section.getPgMar().getBottom().toString())))
                    .as("height of the type area")
                    .isEqualTo(225);
            assertStyle(word, "GwTitle", "方正小标宋简体", 44, "center", 0);
            assertStyle(word, "GwBody", "仿宋_GB2312", 32, "both", 200);
            assertStyle(word, "GwHeading1", "黑体", 32, "both", 200);
            assertStyle(word, "GwHeading2", "楷体_GB2312", 32, "both", 200);
            assertStyle(word, "GwHeading3", "仿宋_GB2312", 32, "both", 200);
            assertThat(paragraph(word, "一、总体要求").getStyle()).isEqualTo("GwHeading1");
            assertThat(paragraph(word, "（一）").getStyle()).isEqualTo("GwHeading2");
            assertThat(paragraph(word, "1.").getStyle()).isEqualTo("GwHeading3");
            assertThat(word.getParagraphs())
                    .allSatisfy(paragraph -> assertThat(paragraph.getRuns())
                            .allSatisfy(run -> assertThat(run.isBold()).isFalse()));
            assertThat(word.getFooterList())
                    .hasSize(2)
                    .allSatisfy(footer -> assertThat(footer.getText()).contains("— 1 —"));
            assertThat(word.getPackage().getParts())
                    .as("no embedded fonts")
                    .noneSatisfy(
                            part -> assertThat(part.getPartName().getName()).containsIgnoringCase("/fonts/"));
            assertSignature(word);
        }
    }

    private static long millimetres(int twips) {
        return Math.round(twips * 25.4 / 1440);
    }

    private static void assertStyle(
            XWPFDocument word, String id, String font, int halfPoints, String align, int indent) {
        XWPFStyle style = word.getStyles().getStyle(id);
        String xml = style.getCTStyle().xmlText();
        assertThat(xml).as(id).contains("w:eastAsia=\"" + font + "\"", "<w:sz w:val=\"" + halfPoints + "\"/>");
        assertThat(xml)
                .as(id)
                .contains(
                        "w:line=\"" + (id.equals("GwTitle") ? 640 : 560) + "\"",
                        "w:lineRule=\"exact\"",
                        "<w:jc w:val=\"" + align + "\"/>",
                        "w:firstLineChars=\"" + indent + "\"");
    }

    /** 中共测试镇委员会 has eight characters, 2024年3月4日 six: the date begins two behind the signature's beginning. */
    private static void assertSignature(XWPFDocument word) {
        XWPFParagraph signature = paragraph(word, "中共测试镇委员会", "GwSignature");
        XWPFParagraph date = paragraph(word, "2024年", "GwDate");
        int at = word.getParagraphs().indexOf(signature);
        assertThat(word.getParagraphs().subList(at - 2, at + 1))
                .as("the last words, the empty line and the signature stay with the date")
                .allSatisfy(one -> assertThat(one.isKeepNext()).isTrue());
        assertThat(word.getParagraphs().get(at - 3).isKeepNext()).isFalse();
        assertThat(signature.getIndentationRightChars()).isEqualTo(200);
        assertThat(date.getIndentationRightChars()).isEqualTo(200);
    }

    private static XWPFParagraph paragraph(XWPFDocument word, String start) {
        return word.getParagraphs().stream()
                .filter(paragraph -> paragraph.getText().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private static XWPFParagraph paragraph(XWPFDocument word, String start, String style) {
        return word.getParagraphs().stream()
                .filter(one -> one.getText().startsWith(start) && style.equals(one.getStyle()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sameDataGivesTheSameBytes() {
        long round = cycle.startedRound(2);
        for (DocumentKind kind : List.of(
                DocumentKind.PLAN,
                DocumentKind.PROGRESS_REPORT,
                DocumentKind.PUBLIC_CIRCULAR,
                DocumentKind.LEDGER,
                DocumentKind.FINDING_LIST,
                DocumentKind.TASK_LIST,
                DocumentKind.DUTY_LIST)) {
            assertThat(bytes(kind, round, Scope.ALL)).as(kind.word()).isEqualTo(bytes(kind, round, Scope.ALL));
        }
    }

    @Test
    void bulletinSaysItsFactsAndItsDecisions() throws IOException {
        long round = cycle.startedRound(2);
        List<Long> items = cycle.items(round);
        cycle.toWork(items.get(0));
        cycle.openPeriod(round);
        cycle.complete("reportProgress", items.get(0), Cycle.HANDLER, Cycle.report(40));
        cycle.cutOff(round);
        long bulletin = bulletin(round);
        assertThat(text(DocumentKind.BULLETIN, bulletin))
                .contains("整改工作两周通报", "（第1期）", "共有整改事项2项：在办2项，已销号0项", "财政分局", "本期为首期", "　　年　　月　　日")
                .doesNotContain("会议听取");
        jdbc.sql("update item set confidential = true where id = ?")
                .param(items.get(1))
                .update();
        String title = jdbc.sql("select title from item where id = ?")
                .param(items.get(1))
                .query(String.class)
                .single();
        assertThat(text(DocumentKind.BULLETIN, bulletin)).contains("涉密事项").doesNotContain(title);
    }

    /** Word and text say the same of the meeting and of what became of earlier decisions; its sections are numbered. */
    @Test
    void bulletinSaysTheSameInWordAsInItsText() throws IOException {
        long round = cycle.startedRound(1);
        cycle.toWork(cycle.items(round).get(0));
        cycle.openPeriod(round);
        cycle.cutOff(round);
        LocalDate meeting = LocalDate.of(2024, 3, 22);
        Map<String, Object> heard =
                Answers.heard(meeting, "decisions", List.of(Answers.decision("1", "抓紧。", meeting.plusDays(7))));
        heard.put("present", "班子成员、有关单位负责人。");
        long first = hear(round, "已电话催办", heard);
        assertThat(text(DocumentKind.BULLETIN, first))
                .contains(
                        "八、整改办公室说明\n已电话催办",
                        "九、会议决定\n2024年3月22日会议听取了本期汇报，出席人员：班子成员、有关单位负责人。会议决定：",
                        "事项1（财政分局）：抓紧。2024年3月29日前落实。");
        cycle.openPeriod(round);
        cycle.cutOff(round);
        LocalDate next = LocalDate.of(2024, 4, 7);
        long second = hear(
                round,
                null,
                Answers.heard(
                        next, "earlier", List.of(Map.of("code", "1-1", "action", "renewed", "dueOn", "2024-04-18"))));
        String told = "第1-1号 事项1（财政分局）：抓紧。2024年3月22日决定，2024年3月29日前落实；截至2024年4月7日，议定已16天，已逾期9天，待落实，首次列入通报。";
        assertThat(text(DocumentKind.BULLETIN, second))
                .contains(told, "八、会议决定\n", "第1-1号决定（事项1，财政分局）：落实期限由2024年3月29日改为2024年4月18日。");
        assertThat(jdbc.sql("select text from bulletin where id = ?")
                        .param(second)
                        .query(String.class)
                        .single())
                .contains(told, "第1-1号决定（事项1，财政分局）：落实期限由2024年3月29日改为2024年4月18日。");
    }

    private long hear(long round, String remark, Map<String, Object> heard) {
        long period = cycle.period(round);
        cycle.complete("checkBulletin", period, Cycle.OFFICE, remark == null ? Map.of() : Map.of("remark", remark));
        cycle.hear(period, heard);
        cycle.runJobs();
        return jdbc.sql("select id from bulletin where period = ?")
                .param(period)
                .query(Long.class)
                .single();
    }

    /** Up to three items are read in a sentence, twenty are looked up in a table. */
    @ParameterizedTest
    @CsvSource({"1, false", "3, false", "20, true"})
    void manyItemsAreATableAndFewASentence(int items, boolean isTable) throws IOException {
        long round = cycle.startedRound(items);
        cycle.openPeriod(round);
        cycle.cutOff(round);
        try (XWPFDocument word = word(DocumentKind.BULLETIN, bulletin(round))) {
            Predicate<XWPFTable> isOfChanges = table -> table.getRow(0).getTableCells().stream()
                    .map(XWPFTableCell::getText)
                    .toList()
                    .equals(List.of("变化", "编号", "整改事项", "牵头单位", "说明"));
            assertThat(word.getTables().stream()
                            .filter(isOfChanges)
                            .map(XWPFTable::getNumberOfRows)
                            .toList())
                    .isEqualTo(isTable ? List.of(1 + items) : List.of());
            assertThat(word.getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .allSatisfy(text -> assertThat(text.split("；").length)
                            .as(text)
                            .isLessThanOrEqualTo(Math.max(3, isTable ? 3 : items)));
            assertThat(TemplatesTest.text(word)).doesNotContain("{{", "[编号]");
        }
    }

    private long bulletin(long round) {
        return jdbc.sql("select b.id from bulletin b join reporting_period p on p.id = b.period where p.round = ?")
                .param(round)
                .query(Long.class)
                .single();
    }

    @Test
    void ladderLeavesItsLetterItsRecordAndItsNotice() throws IOException {
        long round = cycle.startedRound(1);
        long item = cycle.items(round).get(0);
        for (int n = 0; n < 4; n++) {
            cycle.openPeriod(round);
            cycle.cutOff(round);
        }
        long episode = jdbc.sql("select id from escalation_episode where item = ?")
                .param(item)
                .query(Long.class)
                .single();
        String sent = jdbc.sql("select letter from escalation_step where episode = ? and level = 2")
                .param(episode)
                .query(String.class)
                .single();
        List<String> lines =
                sent.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        String letter = text(DocumentKind.REMINDER_LETTER, episode);
        assertThat(letter)
                .contains(lines.get(0), lines.get(1), "请主要负责人亲自过问", "整改期限2024年8月30日")
                .doesNotContain("2024-")
                .contains("中共测试镇委员会整改工作领导小组办公室");
        assertThat(text(DocumentKind.TALK_RECORD, episode)).contains("约谈记录", "财政分局主要负责人", "约谈事由", "　　　时　　　分", "其他在场");
        assertThat(text(DocumentKind.SUPERVISION_NOTICE, episode))
                .contains("专项督办通知", "财政分局：", "已停滞4个报告期", "由＿＿＿＿＿＿负责督办");
        cycle.complete("takeCharge", episode, Cycle.SECRETARY, Map.of("supervisor", Cycle.LEADER, "demand", "一周内拿出方案"));
        assertThat(text(DocumentKind.SUPERVISION_NOTICE, episode)).contains("由测试-leader1负责督办", "督办要求：一周内拿出方案");
        for (DocumentKind kind : List.of(DocumentKind.REMINDER_LETTER, DocumentKind.SUPERVISION_NOTICE)) {
            assertNumberedAndSigned(kind, episode);
        }
    }

    /**
     * The office's name has 19 characters and ends two before the edge, the date has at most eight: it begins two characters
     * behind the beginning of the name, right below it.
     */
    private void assertNumberedAndSigned(DocumentKind kind, long episode) throws IOException {
        try (XWPFDocument word = word(kind, episode)) {
            assertThat(paragraph(word, kind == DocumentKind.REMINDER_LETTER ? "整改提醒函" : "专项督办通知", "GwNumber")
                            .getText())
                    .as("%s", kind)
                    .matches(".*〔2024〕\\d+号");
            List<XWPFParagraph> paragraphs = word.getParagraphs();
            int at = paragraphs.indexOf(paragraph(word, "中共测试镇委员会整改工作领导小组办公室", "GwSignature"));
            XWPFParagraph date = paragraphs.get(at + 1);
            assertThat(date.getStyle()).isEqualTo("GwDate");
            assertThat(date.getText()).matches("2024年\\d{1,2}月\\d{1,2}日");
            int halves = date.getText().replaceAll("\\d", "").length() * 2
                    + date.getText().replaceAll("\\D", "").length();
            assertThat(paragraphs.get(at).getIndentationRightChars()).isEqualTo(200);
            assertThat(date.getIndentationRightChars()).isEqualTo(50 * (38 - halves));
        }
    }

    @Test
    void talkRecordNamesWhoWasTalkedToAndWhoWroteItDown() throws IOException {
        long item = cycle.itemInWork();
        long round = cycle.roundOf(item);
        for (int fortnight = 0; fortnight < 3; fortnight++) {
            cycle.cutOff(round);
            cycle.openPeriod(round);
        }
        long episode = jdbc.sql("select max(id) from escalation_episode where item = ?")
                .param(item)
                .query(Long.class)
                .single();
        LocalDate today = LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), ZoneId.of("Asia/Shanghai"));
        cycle.complete("arrangeTalk", episode, Cycle.OFFICE, Answers.appointment(today, "leader"));
        cycle.complete("recordTalk", episode, Cycle.LEADER, Answers.talked(today));
        assertThat(text(DocumentKind.TALK_RECORD, episode).replaceAll("\\s", ""))
                .contains("测试单位负责人", "责任领导　测试-leader1", "记录人：测试-office1");
    }

    @Test
    void signOffFormFillsWithTheSignatures() throws IOException {
        long item = cycle.itemInWork();
        assertThat(text(DocumentKind.SIGN_OFF_FORM, item)).contains("整改事项销号审批表", "1.清理账目。", "签字：", "不涉及");
        cycle.toSignOff(item);
        cycle.complete("signOffLeader", item, Cycle.LEADER, Answers.approved());
        assertThat(text(DocumentKind.SIGN_OFF_FORM, item))
                .contains("全部完成", "核验通过（现场核查", "核验人：测试-office1", "同意销号", "测试-leader");
        assertThat(bytes(DocumentKind.SIGN_OFF_FORM, item, Scope.ALL))
                .isEqualTo(bytes(DocumentKind.SIGN_OFF_FORM, item, Scope.ALL));
    }

    /** What a unit reports is no result before it is verified, and an old verification is none of what was sent back. */
    @Test
    void signOffFormSaysNoResultOfWhatIsNotDone() throws IOException {
        long item = cycle.itemInWork();
        long round = cycle.roundOf(item);
        cycle.complete("reportProgress", item, Cycle.HANDLER, Cycle.report(40));
        assertThat(text(DocumentKind.SIGN_OFF_FORM, item))
                .contains("进展情况（尚未完成）：清理了账目40", "台账40（系统内没有附件）", "按审批路径需要时填写");
        cycle.cutOff(round);
        cycle.openPeriod(round);
        cycle.complete("reportProgress", item, Cycle.HANDLER, Cycle.done());
        assertThat(text(DocumentKind.SIGN_OFF_FORM, item)).contains("单位报告（尚待核验）：全部完成");
        cycle.verify(item);
        assertThat(text(DocumentKind.SIGN_OFF_FORM, item))
                .contains("\t全部完成", "核验通过")
                .doesNotContain("尚待核验");
        cycle.complete("signOffLeader", item, Cycle.LEADER, Answers.approved());
        cycle.complete("signOffSecretary", item, Cycle.SECRETARY, Answers.toWork("再看看"));
        assertThat(text(DocumentKind.SIGN_OFF_FORM, item))
                .contains("进展情况（尚未完成）：全部完成")
                .doesNotContain("核验通过", "同意销号");
        jdbc.sql("update item set deadline = date '2024-03-11' where id = ?")
                .param(item)
                .update();
        cycle.runJobs();
        cycle.toClosure(item);
        LocalDate closed = jdbc.sql("select cast(closed_at as date) from item where id = ?")
                .param(item)
                .query(LocalDate.class)
                .single();
        String late = "逾期" + ChronoUnit.DAYS.between(LocalDate.of(2024, 3, 11), closed) + "天完成";
        assertThat(text(DocumentKind.SIGN_OFF_FORM, item)).contains("2024年3月11日（原定2024年8月30日），" + late, "不需要");
        assertThat(column(sheet(DocumentKind.LEDGER, round, Scope.ALL), 8)).containsExactly(late);
    }

    /** Of an item that was opened again only what came after that counts, wherever it is shown. */
    @Test
    void anItemThatWasOpenedAgainHasNothingOfItsFirstClosure() throws IOException {
        long item = cycle.itemInWork(Cycle::plannedAsStanding);
        long round = cycle.roundOf(item);
        jdbc.sql("update measure set state = 'FINISHED' where item = ?")
                .param(item)
                .update();
        cycle.toClosure(item);
        cycle.runJobs();
        long series = jdbc.sql("select id from standing_series where item = ?")
                .param(item)
                .query(Long.class)
                .single();
        cycle.fireTimer("standing-review", series, "timer_reviewDue");
        cycle.complete("reportStanding", series, Cycle.HANDLER, Map.of("report", "台账每月更新"));
        assertThat(text(DocumentKind.LOOK_BACK_RECORD, item))
                .contains("报告：台账每月更新。待整改办确认。", "第二次：应于2024年9月", "复核，尚未到期。")
                .doesNotContain("尚未报告");
        cycle.complete("confirmStanding", series, Cycle.OFFICE, Map.of("decision", "rebounded", "reason", "记录断了两个月"));
        cycle.runJobs();
        assertThat(text(DocumentKind.SIGN_OFF_FORM, item)).doesNotContain("全部完成", "核验通过", "同意销号", "（已完成）");
        assertThat(text(DocumentKind.INTERNAL_CIRCULAR, round)).doesNotContain("全部完成");
        assertThat(text(DocumentKind.LOOK_BACK_RECORD, item))
                .contains("2024年3月", "重新打开）", "出现反弹，重新打开整改：记录断了两个月。")
                .doesNotContain("第二次", "尚未报告", "已重新整改");
        XSSFSheet ledger = sheet(DocumentKind.LEDGER, round, Scope.ALL);
        assertThat(ledger.getRow(1).getCell(9).getNumericCellValue()).isZero();
        assertThat(column(ledger, 8)).allSatisfy(word -> assertThat(word).startsWith("还有"));
        assertThat(column(ledger, 20)).containsExactly("1. 清理账目（进行中）\n2. 建立台账（进行中）");
        assertThat(column(ledger, 22)).containsExactly("");
    }

    @Test
    void talkRecordNamesWhoseTheItemWasWhenTheTalkWasHeld() throws IOException {
        long round = cycle.startedRound(1);
        long item = cycle.items(round).get(0);
        for (int n = 0; n < 4; n++) {
            cycle.openPeriod(round);
            cycle.cutOff(round);
        }
        long episode = jdbc.sql("select max(id) from escalation_episode where item = ?")
                .param(item)
                .query(Long.class)
                .single();
        LocalDate today = LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), ZoneId.of("Asia/Shanghai"));
        cycle.complete("arrangeTalk", episode, Cycle.OFFICE, Answers.appointment(today, "leader"));
        cycle.complete("recordTalk", episode, Cycle.LEADER, Answers.talked(today));
        String record = text(DocumentKind.TALK_RECORD, episode);
        assertThat(record).contains("财政分局");
        jdbc.sql("update item set lead_unit = 'unit2', leader = 'secretary1' where id = ?")
                .param(item)
                .update();
        assertThat(text(DocumentKind.TALK_RECORD, episode)).isEqualTo(record);
    }

    @Test
    void progressReportAndCircularsCountTheLedger() throws IOException {
        long item = cycle.itemInWork();
        long round = cycle.roundOf(item);
        cycle.toClosure(item);
        String report = text(DocumentKind.PROGRESS_REPORT, round);
        assertThat(report).contains("分解为1项整改事项。", "已销号1项，销号率100%，1个问题全部完成整改", "整改事项已全部销号");
        assertThat(text(DocumentKind.PUBLIC_CIRCULAR, round))
                .contains("（一）关于责任落实不到位方面", "1.针对“", "一是清理账目。二是建立台账。整改成效：全部完成。已完成整改。")
                .doesNotContain("财政分局");
        assertThat(text(DocumentKind.INTERNAL_CIRCULAR, round)).contains("（财政分局，责任领导测试-leader1，期限2024年8月30日，已销号）");
    }

    /** What a unit reports is no result before it is verified and closed, and an open item is neither at 0% nor at 100%. */
    @Test
    void whatIsNotDoneHasNoResultInAnyCircular() throws IOException {
        long round = cycle.startedRound(3);
        List<Long> items = cycle.items(round);
        items.forEach(cycle::toWork);
        cycle.openPeriod(round);
        cycle.complete("reportProgress", items.get(0), Cycle.HANDLER, Cycle.done());
        cycle.complete("reportProgress", items.get(1), Cycle.HANDLER, Cycle.report(40));
        String circular = text(DocumentKind.PUBLIC_CIRCULAR, round);
        assertThat(circular)
                .contains("二是建立台账。单位报告已完成，正在核验。", "正在整改，进度40%。", "建立台账。正在整改。")
                .doesNotContain("成效：", "进度0%", "进度100%");
        assertThat(text(DocumentKind.INTERNAL_CIRCULAR, round))
                .contains("最近一次报告：", "期限2024年8月30日，单位报告已完成，正在核验）", "，正在整改，进度40%）", "，正在整改）")
                .doesNotContain("成效：", "进度0%", "进度100%");
        assertThat(text(DocumentKind.PROGRESS_REPORT, round))
                .contains("40%\t整改中", "—\t待核验", "—\t整改中")
                .doesNotContain("100%\t", "\t0%\t");
    }

    @Test
    void lookBackRecordTellsEveryReview() throws IOException {
        long item = cycle.itemInWork(Cycle::plannedAsStanding);
        assertThatThrownBy(() -> bytes(DocumentKind.LOOK_BACK_RECORD, item, Scope.ALL))
                .hasMessageContaining("还没有开始回头看");
        cycle.toClosure(item);
        cycle.runJobs();
        long series = jdbc.sql("select id from standing_series where item = ?")
                .param(item)
                .query(Long.class)
                .single();
        cycle.fireTimer("standing-review", series, "timer_reviewDue");
        cycle.complete("reportStanding", series, Cycle.HANDLER, Map.of("report", "台账每月更新"));
        cycle.complete("confirmStanding", series, Cycle.OFFICE, Map.of("decision", "rebounded", "reason", "记录断了两个月"));
        assertThat(text(DocumentKind.LOOK_BACK_RECORD, item))
                .contains("整改事项回头看记录", "第一次（应于", "报告：台账每月更新。", "确认出现反弹：记录断了两个月。", "出现反弹");
    }

    @Test
    void aCircularReadAgainGivesTheLedgerItCameFrom() throws IOException {
        long round = cycle.startedRound("""
                1.针对“票据审核不严”的问题。部分票据没有签名。
                2.针对“往来款长期挂账”的问题。三年以上没有清理。
                （二）关于工程建设管理方面
                3.针对“现场监管不到位”的问题。
                （1）关于施工日志。日志没有记录。
                （2）关于旁站监理。监理没有到场。
                """, Cycle::planned);
        cycle.items(round).forEach(cycle::toWork);
        cycle.openPeriod(round);
        cycle.toClosure(cycle.items(round).get(0));
        Preview read = Upload.of("通报.docx", bytes(DocumentKind.PUBLIC_CIRCULAR, round, Scope.ALL))
                .preview();
        assertThat(read.areas().stream().map(PreviewArea::title))
                .isEqualTo(strings("select title from area where round = ? order by number", round));
        List<PreviewFinding> findings =
                read.areas().stream().flatMap(area -> area.findings().stream()).toList();
        assertThat(findings.stream().map(PreviewFinding::title))
                .isEqualTo(strings("select title from finding where round = ? order by id", round));
        List<PreviewItem> items =
                findings.stream().flatMap(finding -> finding.items().stream()).toList();
        assertThat(items.stream().map(PreviewItem::title))
                .isEqualTo(strings("select title from item where round = ? order by position", round));
        assertThat(items.stream()
                        .flatMap(item -> item.measures().stream())
                        .map(measure -> measure.text().replaceAll("[。；].*$", "")))
                .isEqualTo(strings(
                        "select m.text from measure m join item i on i.id = m.item where i.round = ? order by i.position, m.position",
                        round));
    }

    private List<String> strings(String sql, long round) {
        return jdbc.sql(sql).param(round).query(String.class).list();
    }

    @Test
    void confidentialItemIsOnlyInACircularAsWasDecided() throws IOException {
        long round = cycle.startedRound(2);
        long item = cycle.items(round).get(1);
        String title = jdbc.sql("select f.title from finding f join item i on i.finding = f.id where i.id = ?")
                .param(item)
                .query(String.class)
                .single();
        jdbc.sql("update item set confidential = true where id = ?").param(item).update();
        assertThatThrownBy(() -> bytes(DocumentKind.PUBLIC_CIRCULAR, round, Scope.ALL))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("1项涉密事项还没有决定怎样处理（2）");
        decide(item, "LEFT_OUT", null);
        assertThat(text(DocumentKind.PUBLIC_CIRCULAR, round))
                .contains("1项事项的情况不在本文列出")
                .doesNotContain(title)
                .doesNotContain("2.");
        decide(item, "SHORTENED", "有关问题已按要求整改。");
        assertThat(text(DocumentKind.PUBLIC_CIRCULAR, round))
                .contains("2.有关问题的整改情况", "有关问题已按要求整改。")
                .doesNotContain(title);
        assertThat(text(DocumentKind.PROGRESS_REPORT, round)).contains("涉密事项").doesNotContain(title);
    }

    private void decide(long item, String treatment, String words) {
        jdbc.sql("insert into circular_decision (item, kind, treatment, words, reason, by_whom, at)"
                        + " values (?, 'PUBLIC_CIRCULAR', ?, ?, '保密要求', 'office1', ?)")
                .params(item, treatment, words, Cycle.START)
                .update();
    }

    @Test
    void sheetsAreReadyForPrintAndForTheWayBack() throws IOException {
        long round = cycle.startedRound(3);
        for (DocumentKind kind : List.of(
                DocumentKind.LEDGER, DocumentKind.FINDING_LIST, DocumentKind.TASK_LIST, DocumentKind.DUTY_LIST)) {
            XSSFSheet sheet = sheet(kind, round, Scope.ALL);
            assertThat(sheet.getSheetName()).isEqualTo(kind.word());
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 1);
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef())
                    .startsWith("A1:")
                    .endsWith("4");
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
            assertThat(sheet.getFooter().getLeft())
                    .contains(cycle.nameOf(round), "编制：中共测试镇委员会整改工作领导小组办公室", "截至2024年3月4日");
            assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:1");
            assertThat(sheet.getNumMergedRegions()).isZero();
            assertThat(sheet.getLastRowNum()).isEqualTo(3);
        }
        assertThat(column(sheet(DocumentKind.LEDGER, round, Scope.ALL), 1))
                .isEqualTo(jdbc.sql("select title from item where round = ? order by position")
                        .param(round)
                        .query(String.class)
                        .list());
        assertThat(column(sheet(DocumentKind.LEDGER, round, Scope.ALL), 2)).containsOnly("（一）关于责任落实不到位方面");
        assertThat(column(sheet(DocumentKind.FINDING_LIST, round, Scope.ALL), 3))
                .allSatisfy(text -> assertThat(text).contains("有关台账不全"));
    }

    /** Quotation marks alternate, wherever a title stands. */
    @Test
    void quotationMarksAlternate() throws IOException {
        long round = cycle.startedRound(1);
        jdbc.sql("update finding set title = '执行‘第一议题’不严实' where round = ?")
                .param(round)
                .update();
        jdbc.sql("update item set title = '执行‘第一议题’不严实' where round = ?")
                .param(round)
                .update();
        long item = cycle.items(round).get(0);
        assertThat(text(DocumentKind.SIGN_OFF_FORM, item)).contains("执行“第一议题”不严实", "针对“执行‘第一议题’不严实”的问题");
        assertThat(column(sheet(DocumentKind.TASK_LIST, round, Scope.ALL), 1)).containsExactly("执行“第一议题”不严实");
        assertThat(Chinese.plain("执行‘第一议题’不严实")).isEqualTo("执行“第一议题”不严实");
        assertThat(Chinese.finding("执行“第一议题”不严实")).isEqualTo("针对“执行‘第一议题’不严实”的问题");
        assertThat(Chinese.quoted("落实‘有关“三资”办法’不力")).isEqualTo("“落实‘有关“三资”办法’不力”");
        assertThat(Chinese.plain("没有引号")).isEqualTo("没有引号");
    }

    /** What is not printed does not make printed rows high. */
    @Test
    void rowsOfThePrintedLedgerAreAsHighAsWhatIsPrinted() throws IOException {
        long round = cycle.startedRound(1);
        float height = sheet(DocumentKind.LEDGER, round, Scope.ALL).getRow(1).getHeightInPoints();
        jdbc.sql("update item set waiting_for = ? where round = ?")
                .params("等待".repeat(500), round)
                .update();
        assertThat(sheet(DocumentKind.LEDGER, round, Scope.ALL).getRow(1).getHeightInPoints())
                .isEqualTo(height);
    }

    private static List<String> column(XSSFSheet sheet, int column) {
        return IntStream.rangeClosed(1, sheet.getLastRowNum())
                .mapToObj(row -> sheet.getRow(row).getCell(column).toString())
                .collect(Collectors.toList());
    }

    @Test
    void textThatLooksLikeAFormulaStaysText() throws IOException {
        long round = cycle.startedRound(4);
        List<String> titles = List.of("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)");
        List<Long> items = cycle.items(round);
        for (int n = 0; n < titles.size(); n++) {
            jdbc.sql("update item set title = ? where id = ?")
                    .params(titles.get(n), items.get(n))
                    .update();
        }
        XSSFSheet sheet = sheet(DocumentKind.LEDGER, round, Scope.ALL);
        for (int n = 0; n < titles.size(); n++) {
            Cell cell = sheet.getRow(n + 1).getCell(1);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo(titles.get(n));
        }
    }

    @Test
    void whoSeesLessGetsLess() throws IOException {
        long round = cycle.startedRound(2);
        long item = cycle.items(round).get(1);
        String title = jdbc.sql("select title from item where id = ?")
                .param(item)
                .query(String.class)
                .single();
        jdbc.sql("update item set confidential = true where id = ?").param(item).update();
        Scope leaders = new Scope(true, false, Set.of(), Set.of(), Set.of("leader9"));
        for (DocumentKind kind : List.of(
                DocumentKind.LEDGER, DocumentKind.FINDING_LIST, DocumentKind.TASK_LIST, DocumentKind.DUTY_LIST)) {
            assertThat(column(sheet(kind, round, leaders), 1))
                    .as(kind.word())
                    .hasSize(1)
                    .doesNotContain(title);
        }
        try (XWPFDocument plan = new XWPFDocument(new ByteArrayInputStream(bytes(DocumentKind.PLAN, round, leaders)))) {
            assertThat(TemplatesTest.text(plan)).contains("另有1项按规定另行下达").doesNotContain(title);
        }
    }
}
