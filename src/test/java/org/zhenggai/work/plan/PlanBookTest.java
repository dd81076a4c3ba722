package org.zhenggai.work.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.kernel.web.PagesData.FEEDBACK;
import static org.zhenggai.kernel.web.PagesData.FINANCE;
import static org.zhenggai.kernel.web.PagesData.LEADER;
import static org.zhenggai.kernel.web.PagesData.OFFICE;
import static org.zhenggai.kernel.web.PagesData.ROADS;
import static org.zhenggai.kernel.web.PagesData.at;
import static org.zhenggai.kernel.web.PagesData.office;
import static org.zhenggai.kernel.web.PagesData.withRole;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.web.PagesData;
import org.zhenggai.kernel.web.PagesTest;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.work.plan.PlanTable.Change;

@PagesTest
class PlanBookTest {

    private static final LocalDate DEADLINE = LocalDate.of(2023, 12, 29);

    @Autowired
    private MockMvc pages;

    @Autowired
    private PagesData data;

    @Autowired
    private PlanTable table;

    @Autowired
    private Plans plans;

    @Autowired
    private Directory directory;

    private long round;
    private String finance;
    private String roads;
    private String leader;

    @BeforeEach
    void plan() {
        at(FEEDBACK.plusDays(6));
        round = data.plannedRound();
        finance = unit(FINANCE);
        roads = unit(ROADS);
        leader = directory.leaders().stream()
                .filter(one -> one.value().equals(LEADER))
                .map(Directory.Choice::label)
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void tidy() {
        ClockUtil.reset();
    }

    private String unit(String code) {
        return directory.units().stream()
                .filter(unit -> unit.code().equals(code))
                .map(Directory.Unit::name)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void bringsAPlanOutAndInAgain() throws Exception {
        String preview = uploaded(filled(book -> {
            fill(book, 1, finance, roads, leader, "限期整改", "2023年12月29日", "是", "否");
            fill(book, 2, roads, "", leader, "立行立改", "2023-08-31", "", "是");
        }));
        pages.perform(get(preview).with(office()))
                .andExpect(content().string(containsString("改动2行，有错误0行，下载后另有改动0行，没有改动2行")))
                .andExpect(content().string(containsString("<td>（空）</td>")))
                .andExpect(content().string(containsString("2023年12月29日")));
        assertThat(row(0).leadUnit()).isNull();

        apply(preview, "").andExpect(redirectedUrl("/rounds/" + round + "/plan"));

        assertThat(row(0).leadUnit()).isEqualTo(FINANCE);
        assertThat(row(0).assisting()).containsExactly(ROADS);
        assertThat(row(0).leader()).isEqualTo(LEADER);
        assertThat(row(0).kind()).isEqualTo(ItemKind.DATED);
        assertThat(row(0).deadline()).isEqualTo(DEADLINE);
        assertThat(row(0).major()).isTrue();
        assertThat(row(1).involvesMoney()).isTrue();
        assertThat(row(2).leadUnit()).isNull();
        pages.perform(get(preview).with(office())).andExpect(status().isNotFound());
    }

    /** A title, a line about unit and day, even merged, stand above many a table. */
    @Test
    void findsTheHeadBelowTitles() throws Exception {
        String preview = uploaded(filled(book -> {
            fill(book, 1, finance, "", leader, "限期整改", "2023-12-29", "否", "否");
            XSSFSheet sheet = book.getSheetAt(0);
            sheet.shiftRows(0, sheet.getLastRowNum(), 2);
            sheet.createRow(0).createCell(0).setCellValue("某镇巡察整改工作方案");
            sheet.createRow(1).createCell(1).setCellValue("单位：某镇　日期：2023年7月12日");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 11));
        }));
        pages.perform(get(preview).with(office())).andExpect(content().string(containsString("改动1行，有错误0行")));
        apply(preview, "");
        assertThat(row(0).leadUnit()).isEqualTo(FINANCE);
    }

    @Test
    void readsDaysWhoseFormatWasTakenAwayAndTicks() throws Exception {
        String preview = uploaded(filled(book -> {
            fill(book, 1, finance, "", leader, "限期整改", "2023-12-29 00:00:00", "√", "×");
            fill(book, 2, finance, "", leader, "限期整改", "", "１", "N");
            book.getSheetAt(0).getRow(2).getCell(9).setCellValue(45289d);
            fill(book, 3, finance, "", leader, "限期整改", "45289", "Y", "0");
            fill(book, 4, finance, "", leader, "限期整改", "2023年12月29日（星期五）", "TRUE", "");
        }));
        pages.perform(get(preview).with(office())).andExpect(content().string(containsString("改动4行，有错误0行")));
        apply(preview, "");
        assertThat(table.rows(round))
                .allMatch(row -> row.deadline().equals(DEADLINE))
                .allMatch(PlanTable.Row::major)
                .noneMatch(PlanTable.Row::involvesMoney);
    }

    /** Who chooses a kind and types no day gets what the rules propose, and sees it before anything is written. */
    @Test
    void takesTheProposedDayWithTheKind() throws Exception {
        String preview = uploaded(filled(book -> {
            fill(book, 1, finance, "", leader, "立行立改", "", "否", "否");
            fill(book, 2, finance, "", leader, "", "", "否", "否");
        }));
        pages.perform(get(preview).with(office()))
                .andExpect(content().string(containsString("2023年8月11日")))
                .andExpect(content().string(containsString("取规则建议的期限：1。")));
        apply(preview, "");
        assertThat(row(0).deadline()).isEqualTo(LocalDate.of(2023, 8, 11));
        assertThat(row(1).deadline()).isNull();
    }

    @Test
    void writesDoubtfulDaysOnlyWithTheReasonOfADecision() throws Exception {
        byte[] file = filled(book -> {
            fill(book, 1, finance, "", leader, "限期整改", "2023-07-15", "否", "否");
            fill(book, 2, finance, "", leader, "限期整改", "2023-07-14", "否", "否");
        });
        String preview = uploaded(file);
        pages.perform(get(preview).with(office()))
                .andExpect(content().string(containsString("期限存疑1行")))
                .andExpect(content().string(containsString("事项1的期限2023年7月15日不是工作日：须写明理由决定采用，或者改期。")));
        apply(preview, "");
        assertThat(row(0).deadline()).isNull();
        assertThat(row(1).deadline()).isEqualTo("2023-07-14");
        apply(uploaded(file), "").andExpect(status().isFound());
        assertThat(row(0).deadline()).isNull();
        apply(uploaded(file), "reason=值班").andExpect(redirectedUrl("/rounds/" + round + "/plan"));
        assertThat(row(0).deadline()).isEqualTo("2023-07-15");
    }

    @Test
    void whatIsNotFilledInChangesNothing() throws Exception {
        save(0);
        String preview = uploaded(download());
        pages.perform(get(preview).with(office())).andExpect(content().string(containsString("没有要写入的改动")));
    }

    @Test
    void understandsRowsThatAreSortedMovedAndTakenAway() throws Exception {
        String preview = uploaded(filled(book -> {
            XSSFSheet sheet = book.getSheetAt(0);
            fill(book, 1, finance, "", leader, "限期整改", "2023-12-29", "否", "否");
            swap(sheet, 1, 3);
            sheet.removeRow(sheet.getRow(2));
            book.setSheetName(0, "改了名字");
            sheet.setColumnHidden(3, true);
        }));
        pages.perform(get(preview).with(office()))
                .andExpect(content().string(containsString("工作簿里没有这1个事项，不改动：2。")))
                .andExpect(content().string(containsString("改动1行，有错误0行")));
        apply(preview, "");
        assertThat(row(0).leadUnit()).isEqualTo(FINANCE);
    }

    @Test
    void namesEveryCellThatIsWrongAndWritesNothing() throws Exception {
        String preview = uploaded(filled(book -> {
            fill(book, 1, finance.substring(0, 2) + "科", "不存在的站", "王无人", "随便", "年底前", "有", "否");
            fill(book, 2, finance, "", leader, "限期整改", "2023-12-29", "否", "否");
            book.getSheetAt(0).getRow(3).getCell(5).setCellFormula("HYPERLINK(\"http://example.org\")");
            fill(book, 4, finance, finance, "", "", "2022-01-01", "", "");
        }));
        String page = text(pages.perform(get(preview).with(office())));
        assertThat(page)
                .contains("F2：“牵头单位”没有叫“" + finance.substring(0, 2) + "科”的单位")
                .contains("G2：“配合单位”没有叫“不存在的站”的单位")
                .contains("H2：“责任领导”没有叫“王无人”的领导小组成员")
                .contains("I2：“整改类型”没有叫“随便”的整改类型")
                .contains("J2：“整改期限”“年底前”不是日期")
                .contains("K2：“重大事项”只能填“是”或“否”")
                .contains("F4：“牵头单位”是公式，不读取")
                .contains("G5：“配合单位”与牵头单位相同")
                .contains("J5：“整改期限”2022年1月1日已经过去");
        apply(preview, "");
        assertThat(row(1).leadUnit()).isNull();
        pages.perform(get(preview).with(office())).andExpect(status().isOk());
        apply(preview, "partly=true").andExpect(redirectedUrl("/rounds/" + round + "/plan"));
        assertThat(row(1).leadUnit()).isEqualTo(FINANCE);
        assertThat(row(0).leadUnit()).isNull();
        assertThat(row(3).leadUnit()).isNull();
    }

    @Test
    void refusesRowsThatAreAddedCopiedOrMixedUp() throws Exception {
        String preview = uploaded(filled(book -> {
            XSSFSheet sheet = book.getSheetAt(0);
            copy(sheet, 1, 5);
            Row added = sheet.createRow(6);
            added.createCell(1).setCellValue("9");
            added.createCell(5).setCellValue(finance);
            sheet.getRow(3).getCell(1).setCellValue("1");
            sheet.getRow(4).getCell(0).setCellValue("999999.1.abc");
        }));
        String page = text(pages.perform(get(preview).with(office())));
        assertThat(page)
                .contains("A2：这一行复制了另一行")
                .contains("A6：这一行复制了另一行")
                .contains("A7：这一行是加进来的")
                .contains("B4：编号“1”与隐藏的行标识（事项3-1）不一致")
                .contains("A5：行标识不属于本轮方案")
                .contains("没有可以写入的行");
    }

    @Test
    void saysWhichColumnsAreMissingOrUnknown() throws Exception {
        String preview = uploaded(filled(book -> {
            Row head = book.getSheetAt(0).getRow(0);
            head.getCell(7).setCellValue("领导");
            fill(book, 1, finance, "", "王无人", "限期整改", "2023-12-29", "否", "否");
        }));
        pages.perform(get(preview).with(office()))
                .andExpect(content().string(containsString("没有找到这些列，不改动：责任领导。")))
                .andExpect(content().string(containsString("这些列不是方案的内容，不导入：领导。")));
        apply(preview, "");
        assertThat(row(0).leadUnit()).isEqualTo(FINANCE);
        assertThat(row(0).leader()).isNull();
    }

    @Test
    void showsWhatSomebodyElseChangedMeanwhile() throws Exception {
        byte[] file = filled(book -> {
            fill(book, 1, roads, "", leader, "限期整改", "2023-12-29", "否", "否");
            fill(book, 2, roads, "", leader, "限期整改", "2023-12-29", "否", "否");
        });
        save(0);
        save(2);
        String preview = uploaded(file);
        pages.perform(get(preview).with(office()))
                .andExpect(content().string(containsString("改动1行，有错误0行，下载后另有改动1行")))
                .andExpect(content().string(containsString("下载之后book-colleague改过这一行")));
        apply(preview, "");
        assertThat(row(0).leadUnit()).isEqualTo(FINANCE);
        assertThat(row(1).leadUnit()).isEqualTo(ROADS);
        assertThat(row(2).leadUnit()).isEqualTo(FINANCE);
        String again = uploaded(file);
        apply(again, "overwrite=true");
        assertThat(row(0).leadUnit()).isEqualTo(ROADS);
        assertThat(row(2).leadUnit()).isEqualTo(FINANCE);
    }

    @Test
    void saysOfTheReadersOwnChangeThatItWasHis() throws Exception {
        byte[] file = filled(book -> fill(book, 1, roads, "", leader, "限期整改", "2023-12-29", "否", "否"));
        save(0, OFFICE);
        pages.perform(get(uploaded(file)).with(office())).andExpect(content().string(containsString("下载之后您在网页上改过这一行")));
    }

    @Test
    void doesNotWriteWhatThePersonDidNotSee() throws Exception {
        String preview = uploaded(filled(book -> fill(book, 1, roads, "", leader, "限期整改", "2023-12-29", "否", "否")));
        String sum = sum(preview);
        save(0);
        pages.perform(post(preview).param("sum", sum).with(office()).with(csrf()))
                .andExpect(redirectedUrl(preview));
        assertThat(row(0).leadUnit()).isEqualTo(FINANCE);
    }

    @Test
    void refusesOtherFilesInWords() throws Exception {
        long other = data.plannedRound();
        refused(bytes(pages.perform(get("/rounds/{round}/plan/workbook", other).with(office()))), "不是这里要的工作簿");
        refused("你好".getBytes(StandardCharsets.UTF_8), "不是完好的 Excel 工作簿");
        refused(new byte[0], "空文件");
        refused(java.util.Arrays.copyOf(download(), 3000), "不是完好的 Excel 工作簿");
        try (HSSFWorkbook old = new HSSFWorkbook()) {
            old.createSheet("整改方案");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            old.write(out);
            refused(out.toByteArray(), "旧版 Excel 文件（.xls）或加了密码");
        }
        refused(encrypted(download()), "加了密码");
        refused(filled(book -> book.getSheetAt(0).getRow(0).getCell(0).setCellValue("x")), "找不到隐藏的“行标识”列");
        refused(filled(book -> book.getSheetAt(0).getRow(0).getCell(6).setCellValue("牵头单位")), "有两列都叫“牵头单位”");
    }

    @Test
    void isClosedOnceThePlanIsSubmitted() throws Exception {
        String preview = uploaded(filled(book -> fill(book, 1, finance, "", leader, "限期整改", "2023-12-29", "否", "否")));
        for (int n = 0; n < 4; n++) {
            save(n);
        }
        plans.submit(round, OFFICE, null);
        pages.perform(get(preview).with(office())).andExpect(content().string(containsString("现在不能写入")));
        apply(preview, "overwrite=true").andExpect(redirectedUrl(preview));
        pages.perform(multipart("/rounds/{round}/plan/workbook", round)
                        .file(new MockMultipartFile("file", "a.xlsx", null, download()))
                        .with(office())
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("方案现在不能修改")));
    }

    @Test
    void isOnlyOnesOwnUntilItIsGivenUp() throws Exception {
        String preview = uploaded(download());
        var colleague = user("book-colleague").roles(Role.RECTIFICATION_OFFICE.code());
        pages.perform(get(preview).with(colleague)).andExpect(status().isNotFound());
        pages.perform(post(preview).param("sum", "x").with(colleague).with(csrf()))
                .andExpect(status().isNotFound());
        pages.perform(post(preview + "/discard").with(office()).with(csrf()))
                .andExpect(redirectedUrl("/rounds/" + round + "/plan"));
        pages.perform(get(preview).with(office())).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "RECTIFICATION_OFFICE")
    void isForTheOfficeOnly(Role role) throws Exception {
        pages.perform(get("/rounds/{round}/plan/workbook", round).with(withRole(role)))
                .andExpect(status().isForbidden());
        pages.perform(multipart("/rounds/{round}/plan/workbook", round)
                        .file(new MockMultipartFile("file", "a.xlsx", null, download()))
                        .with(withRole(role))
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }

    @Test
    void lookHowTheWorkbookIsMade() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(download()))) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getNumMergedRegions()).isZero();
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.isColumnHidden(0)).isTrue();
            assertThat(sheet.getProtect()).isTrue();
            assertThat(sheet.getRow(1).getCell(4).getCellStyle().getLocked()).isTrue();
            assertThat(sheet.getRow(1).getCell(5).getCellStyle().getLocked()).isFalse();
            assertThat(sheet.getDataValidations()).hasSize(5);
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getRepeatingRows().getLastRow()).isZero();
            assertThat(book.isSheetVeryHidden(2)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2023年5月31日, 2023-05-31",
        "2023-5-31, 2023-05-31",
        "2023/05/31, 2023-05-31",
        "2023.5.31, 2023-05-31",
        "20230531, 2023-05-31",
        "２０２３年５月３１日前, 2023-05-31",
        "2023-05-31 00:00:00, 2023-05-31",
        "2023/5/31 0:00, 2023-05-31",
        "2023-05-31T00:00:00.000+0800, 2023-05-31",
        "2023年5月31日（星期三）, 2023-05-31",
        "2023年5月31日 周三, 2023-05-31"
    })
    void readsDaysInEveryUsualForm(String text, LocalDate day) {
        assertThat(Days.parse(text)).contains(day);
    }

    @ParameterizedTest
    @CsvSource({"5月31日", "2023年2月30日", "2023年5月", "立行立改", "20231331", "2023-05-311", "2023-05-31 8", "45289"})
    void leavesDaysThatAreNone(String text) {
        assertThat(Days.parse(text)).isEmpty();
    }

    private void save(int n) {
        save(n, "book-colleague");
    }

    private void save(int n, String user) {
        PlanTable.Row row = row(n);
        table.save(
                round,
                List.of(new Change(
                        row.id(), row.version(), FINANCE, List.of(), LEADER, ItemKind.DATED, DEADLINE, false)),
                user);
    }

    private PlanTable.Row row(int n) {
        return table.rows(round).get(n);
    }

    private static void fill(XSSFWorkbook book, int row, String... values) {
        for (int n = 0; n < values.length; n++) {
            book.getSheetAt(0).getRow(row).getCell(5 + n).setCellValue(values[n]);
        }
    }

    private static void swap(XSSFSheet sheet, int one, int other) {
        for (int n = 0; n < 12; n++) {
            String text = sheet.getRow(one).getCell(n).getStringCellValue();
            sheet.getRow(one)
                    .getCell(n)
                    .setCellValue(sheet.getRow(other).getCell(n).getStringCellValue());
            sheet.getRow(other).getCell(n).setCellValue(text);
        }
    }

    private static void copy(XSSFSheet sheet, int from, int to) {
        Row row = sheet.createRow(to);
        for (int n = 0; n < 12; n++) {
            row.createCell(n).setCellValue(sheet.getRow(from).getCell(n).getStringCellValue());
        }
    }

    private byte[] download() throws Exception {
        return bytes(pages.perform(get("/rounds/{round}/plan/workbook", round).with(office())));
    }

    private byte[] filled(Consumer<XSSFWorkbook> change) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(download()))) {
            change.accept(book);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] encrypted(byte[] bytes) throws Exception {
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var out = encryptor.getDataStream(container)) {
                out.write(bytes);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            container.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private ResultActions uploading(byte[] bytes) throws Exception {
        return pages.perform(multipart("/rounds/{round}/plan/workbook", round)
                .file(new MockMultipartFile("file", "方案.xlsx", null, bytes))
                .with(office())
                .with(csrf()));
    }

    private String uploaded(byte[] bytes) throws Exception {
        return uploading(bytes)
                .andExpect(status().isFound())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    private void refused(byte[] bytes, String words) throws Exception {
        uploading(bytes)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString(words)));
    }

    private ResultActions apply(String preview, String parameters) throws Exception {
        return pages.perform(post(preview + "?" + parameters)
                .param("sum", sum(preview))
                .with(office())
                .with(csrf()));
    }

    private String sum(String preview) throws Exception {
        String page = text(pages.perform(get(preview).with(office())));
        int at = page.indexOf("name=\"sum\" value=\"");
        return at < 0 ? "" : page.substring(at + 18, page.indexOf('"', at + 18));
    }

    private static byte[] bytes(ResultActions answer) throws Exception {
        return answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
    }

    private static String text(ResultActions answer) throws Exception {
        return answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
