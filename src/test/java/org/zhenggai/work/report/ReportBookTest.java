package org.zhenggai.work.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.process.Cycle.HANDLER;
import static org.zhenggai.process.Cycle.OFFICE;
import static org.zhenggai.process.Cycle.OTHER_UNIT;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.zhenggai.people.Directory;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.ServerTest;

/** Reports that a unit without network fills in: what a form would refuse, the workbook refuses. */
@ServerTest
class ReportBookTest {

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private Cycle cycle;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private MockMvc pages;
    private long round;
    private List<Long> items;

    @BeforeEach
    void threeReportsAreAskedFor() {
        pages = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        round = cycle.startedRound(3);
        items = cycle.items(round);
        items.forEach(cycle::toWork);
        cycle.openPeriod(round);
    }

    @AfterEach
    void tidy() {
        ClockUtil.reset();
    }

    @Test
    void reportsGoOutAndComeBackAsTheirFormsWould() throws Exception {
        pages.perform(get("/reports").with(as(HANDLER))).andExpect(content().string(containsString("下载 Excel（")));
        String preview = uploaded(filled(sheet -> {
            fill(row(sheet, 0), Map.of(7, "30%", 8, "已清点账目。", 10, "清单1份", 13, "继续整改"));
            fill(row(sheet, 1), Map.of(7, "40", 8, "等待验收。", 13, "等待外部条件", 16, "区财政局", 17, "批复", 18, "2024年3月29日"));
        }));
        assertThat(text(preview)).contains("可上报2行，有错误0行").contains("已清点账目。");
        assertThat(submitted()).isEmpty();

        apply(preview, "").andExpect(redirectedUrl("/reports"));

        assertThat(submitted()).containsExactlyInAnyOrder("30 已清点账目。 CONTINUE", "40 等待验收。 WAITING");
        assertThat(jdbc.sql("select submitted_by from fortnightly_report where item = ? and state = 'SUBMITTED'")
                        .param(items.get(0))
                        .query(String.class)
                        .single())
                .isEqualTo(HANDLER);
        assertThat(cycle.tasks("reportProgress", items.get(0))).isEmpty();
        assertThat(cycle.tasks("reportProgress", items.get(2))).hasSize(1);
    }

    @Test
    void findsTheHeadBelowATitleAndDaysWithoutTheirFormat() throws Exception {
        String preview = uploaded(filled(sheet -> {
            Row row = row(sheet, 1);
            fill(row, Map.of(7, "40", 8, "等待验收。", 13, "等待外部条件", 16, "区财政局", 17, "批复"));
            row.getCell(18).setCellValue(45380d); // 2024-03-29
            sheet.shiftRows(0, sheet.getLastRowNum(), 1);
            sheet.createRow(0).createCell(0).setCellValue("两周报告");
        }));
        assertThat(text(preview)).contains("可上报1行，有错误0行");
        apply(preview, "").andExpect(redirectedUrl("/reports"));
        assertThat(jdbc.sql("select ask_again_on from item where id = ?")
                        .param(items.get(1))
                        .query(java.time.LocalDate.class)
                        .single())
                .isEqualTo("2024-03-29");
    }

    @Test
    void whatTheFormRefusesIsNamedBeforeAnythingIsReported() throws Exception {
        String preview = uploaded(filled(sheet -> {
            fill(row(sheet, 0), Map.of(7, "130", 8, "完成一半。", 13, "随便"));
            fill(row(sheet, 1), Map.of(7, "60", 13, "继续整改"));
            fill(row(sheet, 2), Map.of(7, "80", 8, "全部完成。", 10, "照片", 13, "申请核验"));
        }));
        assertThat(text(preview))
                .contains("有错误3行")
                .contains("“累计进度”须是 0 到 100 的整数，不能填“130”")
                .contains("“本期申请”没有叫“随便”的本期申请")
                .contains("本期完成情况")
                .contains("申请核验时进度须为100%，现为80%");
        apply(preview, "");
        assertThat(submitted()).isEmpty();
    }

    @Test
    void reportsWhatIsRightWhenThePersonSaysSo() throws Exception {
        String preview = uploaded(filled(sheet -> {
            fill(row(sheet, 0), Map.of(7, "20", 8, "做了一些。", 13, "继续整改"));
            fill(row(sheet, 1), Map.of(7, "二十", 8, "做了一些。", 13, "继续整改"));
        }));
        apply(preview, "").andExpect(redirectedUrl(preview));
        assertThat(submitted()).isEmpty();
        apply(preview, "partly=true").andExpect(redirectedUrl("/reports"));
        assertThat(submitted()).containsExactly("20 做了一些。 CONTINUE");
    }

    @Test
    void saysWhatIsTooLateOrNotOnesOwn() throws Exception {
        byte[] file = filled(sheet -> fill(row(sheet, 0), Map.of(7, "20", 8, "做了一些。", 13, "继续整改")));
        String preview = uploaded(file);
        String sum = sum(preview);
        cycle.complete("reportProgress", items.get(0), HANDLER, Cycle.report(10));
        pages.perform(post(preview).param("sum", sum).with(as(HANDLER)).with(csrf()))
                .andExpect(redirectedUrl(preview));
        assertThat(text(preview)).contains("这份报告已经填报、已过截止时间，或不由您填报");
        assertThat(submitted()).hasSize(1);
        pages.perform(get(preview).with(as(OTHER_UNIT))).andExpect(status().isNotFound());
        pages.perform(get("/reports").with(as(OFFICE))).andExpect(content().string(containsString("现在没有等您填报")));
        pages.perform(get("/reports/workbook").with(as(OFFICE))).andExpect(status().isUnprocessableEntity());
    }

    @Test
    void refusesCopiedAndAddedRowsAndLeavesBlankOnesAlone() throws Exception {
        String preview = uploaded(filled(sheet -> {
            fill(row(sheet, 0), Map.of(7, "20", 8, "做了一些。", 13, "继续整改"));
            int last = sheet.getLastRowNum();
            Row copy = sheet.createRow(last + 1);
            row(sheet, 0)
                    .forEach(cell -> copy.createCell(cell.getColumnIndex()).setCellValue(cell.getStringCellValue()));
            Row added = sheet.createRow(last + 2);
            added.createCell(8).setCellValue("新增的");
        }));
        assertThat(text(preview)).contains("这一行复制了另一行").contains("这一行是加进来的");
        String blank = uploaded(filled(sheet -> {}));
        assertThat(text(blank)).contains("工作簿里没有填写任何报告");
    }

    private List<String> submitted() {
        return jdbc.sql(
                        "select r.progress || ' ' || r.done || ' ' || r.request from fortnightly_report r"
                                + " join item i on i.id = r.item where i.round = ? and r.state = 'SUBMITTED' order by i.position")
                .param(round)
                .query(String.class)
                .list();
    }

    /** Reports of other rounds are asked for as well; ours is found by its item's number and round. */
    private Row row(XSSFSheet sheet, int n) {
        Map<String, Object> item = jdbc.sql(
                        "select i.number, r.title from item i join round r on r.id = i.round where i.id = ?")
                .param(items.get(n))
                .query()
                .singleRow();
        for (Row row : sheet) {
            if (row.getCell(1).getStringCellValue().equals(item.get("NUMBER"))
                    && row.getCell(3).getStringCellValue().equals(item.get("TITLE"))) {
                return row;
            }
        }
        throw new AssertionError("no row of item " + items.get(n));
    }

    private static void fill(Row row, Map<Integer, String> values) {
        values.forEach((column, value) -> row.getCell(column).setCellValue(value));
    }

    private RequestPostProcessor as(String person) {
        return user(person).roles(directory.groupsOf(person).stream().toList().toArray(String[]::new));
    }

    private byte[] filled(Consumer<XSSFSheet> change) throws Exception {
        byte[] bytes = pages.perform(get("/reports/workbook").with(as(HANDLER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            change.accept(book.getSheetAt(0));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }

    private String uploaded(byte[] bytes) throws Exception {
        return pages.perform(multipart("/reports/workbook")
                        .file(new MockMultipartFile("file", "两周报告.xlsx", null, bytes))
                        .with(as(HANDLER))
                        .with(csrf()))
                .andExpect(status().isFound())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    private ResultActions apply(String preview, String parameters) throws Exception {
        return pages.perform(post(preview + "?" + parameters)
                .param("sum", sum(preview))
                .with(as(HANDLER))
                .with(csrf()));
    }

    private String sum(String preview) throws Exception {
        String page = text(preview);
        int at = page.indexOf("name=\"sum\" value=\"");
        return at < 0 ? "" : page.substring(at + 18, page.indexOf('"', at + 18));
    }

    private String text(String preview) throws Exception {
        return pages.perform(get(preview).with(as(HANDLER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
