package org.zhenggai.people.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.Tables;
import org.zhenggai.people.Change;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Directory.Person;
import org.zhenggai.people.DirectoryReader;
import org.zhenggai.people.Role;
import org.zhenggai.people.account.Credentials;
import org.zhenggai.people.account.InitialPasswords.Initial;
import org.zhenggai.people.admin.DirectoryImport.Draft;
import org.zhenggai.people.admin.DirectoryImport.Upload;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;

/** Files of every kind that offices have, right and wrong; made here, so that nothing in them is anybody's. */
@EngineTest
@TestPropertySource(properties = "zhenggai.test=people whom no other test has given work")
class DirectoryImportTest {

    private static final String ADMIN = "guanli";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private DirectoryImport imports;

    @Autowired
    private Directory directory;

    @Autowired
    private DirectoryReader reader;

    @Autowired
    private Credentials credentials;

    @Autowired
    private Cycle cycle;

    @Autowired
    private JdbcClient jdbc;

    /** Makes codes and names of a test its own. */
    private String n;

    @BeforeEach
    void prepare() {
        cycle.people();
        n = "n" + NUMBER.incrementAndGet();
    }

    private String both() {
        return """
                某镇单位和人员一览
                序号,单位编码,单位名称,类别,上级单位
                1,%1$s-a,甲%1$s办公室,部门,测试镇
                2,%1$s-b,"乙%1$s社区",社区,甲%1$s办公室

                用户名,姓 名,职务,所在单位,角色,邮箱
                %1$s-fz,李负责,负责人,甲%1$s办公室,责任单位,li@example.cn
                %1$s-jb,王经办,经办人,%1$s-b,责任单位、整改办,
                %1$s-ld,赵领导,副书记,,领导小组,
                """.formatted(n);
    }

    private static Upload csv(String text) {
        return new Upload("名单.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private Draft draft(Upload... uploads) {
        return imports.find(imports.upload(List.of(uploads), ADMIN), ADMIN).orElseThrow();
    }

    private ImportPlan plan(String text) {
        return imports.plan(draft(csv(text)), false, ADMIN);
    }

    private List<Initial> apply(Upload... uploads) {
        Draft draft = draft(uploads);
        ImportPlan plan = imports.plan(draft, false, ADMIN);
        assertThat(plan.faults()).isEmpty();
        return imports.apply(draft, false, plan.revision(), ADMIN);
    }

    private static List<String> faults(ImportPlan plan) {
        return plan.faults().stream()
                .map(fault -> fault.place() + "|" + fault.column() + "|" + fault.message())
                .toList();
    }

    private static void assertRefused(String sentence, Upload upload) {
        assertThatThrownBy(() -> Tables.of(upload.name(), upload.bytes()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(sentence);
    }

    private void assertImported(List<Initial> passwords) {
        assertThat(passwords).extracting(Initial::username).containsExactly(n + "-fz", n + "-jb", n + "-ld");
        assertThat(passwords).allSatisfy(one -> {
            assertThat(one.password()).hasSize(12);
            assertThat(credentials.matches(one.username(), one.password())).isTrue();
        });
        assertThat(jdbc.sql("select must_change from credential where username = ?")
                        .param(n + "-fz")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        Person head = reader.person(n + "-fz").orElseThrow().person();
        assertThat(head)
                .isEqualTo(
                        new Person(n + "-fz", "李负责", "head", n + "-a", "li@example.cn", Set.of(Role.INSPECTED_UNIT)));
        assertThat(directory.groupsOf(n + "-jb"))
                .containsExactly("inspected-unit", "inspected-unit:" + n + "-b", "rectification-office");
        assertThat(reader.person(n + "-ld").orElseThrow().postWord()).isEqualTo("副书记");
        assertThat(directory.tree())
                .filteredOn(node -> node.unit().code().equals(n + "-b"))
                .singleElement()
                .satisfies(node -> assertThat(node.unit().parent()).isEqualTo(n + "-a"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, false", "UTF-8, true", "GB18030, false"})
    void csvOfEveryEncoding(String charset, boolean hasMark) {
        String text = (hasMark ? "\uFEFF" : "") + both();
        assertImported(apply(new Upload("C:\\名单.csv", text.getBytes(Charset.forName(charset)))));
    }

    @Test
    void twoFiles() {
        String[] parts = both().split("\n\n");
        assertImported(apply(csv(parts[1]), csv(parts[0])));
    }

    @Test
    void workbookOfTwoSheets() {
        String[] parts = both().split("\n\n");
        assertImported(apply(workbook(parts)));
    }

    private static Upload workbook(String... sheets) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (String text : sheets) {
                Sheet sheet = book.createSheet("表" + (book.getNumberOfSheets() + 1));
                String[] lines = text.replace("\"", "").split("\n");
                for (int line = 0; line < lines.length; line++) {
                    Row row = sheet.createRow(line);
                    String[] cells = lines[line].split(",");
                    for (int cell = 0; cell < cells.length; cell++) {
                        if (cells[cell].startsWith("=")) {
                            row.createCell(cell).setCellFormula(cells[cell].substring(1));
                        } else if (cells[cell].matches("\\d+")) {
                            row.createCell(cell).setCellValue(Integer.parseInt(cells[cell]));
                        } else {
                            row.createCell(cell).setCellValue(cells[cell]);
                        }
                    }
                }
            }
            book.write(out);
            return new Upload("名单.xlsx", out.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void secondImportShowsWhatChangesAndWhatNot() {
        apply(csv(both()));
        assertThat(plan(both())).matches(plan -> plan.isEmpty() && plan.unchanged() == 5);
        Draft draft = draft(csv(both().replace("李负责,负责人", "李改名,经办人").replace("乙" + n + "社区", "丙" + n + "社区")));
        ImportPlan plan = imports.plan(draft, false, ADMIN);
        assertThat(plan.unchanged()).isEqualTo(3);
        assertThat(plan.changedUnits().get(0).changes())
                .containsExactly(new Change("单位名称", "乙" + n + "社区", "丙" + n + "社区"));
        assertThat(plan.changedPeople().get(0).changes())
                .containsExactly(new Change("姓名", "李负责", "李改名"), new Change("职务", "负责人", "经办人"));
        assertThat(imports.apply(draft, false, plan.revision(), ADMIN))
                .as("nobody new")
                .isEmpty();
        assertThat(directory.groupsOf(n + "-fz")).containsExactly("inspected-unit", "inspected-unit:" + n + "-a");
    }

    @Test
    void columnsThatTheFileLacksStay() {
        apply(csv(both()));
        ImportPlan plan = plan("账号,姓名,手机\n%1$s-fz,李新名,1\n".formatted(n));
        assertThat(faults(plan)).isEmpty();
        assertThat(plan.changedPeople().get(0).changes()).containsExactly(new Change("姓名", "李负责", "李新名"));
    }

    @Test
    void twoUnitsExchangeTheirNames() {
        apply(csv(both()));
        apply(csv("单位编码,单位名称\n%1$s-a,乙%1$s社区\n%1$s-b,甲%1$s办公室\n".formatted(n)));
        assertThat(directory.units())
                .filteredOn(unit -> unit.code().equals(n + "-a"))
                .extracting(Directory.Unit::name)
                .containsExactly("乙" + n + "社区");
    }

    @Test
    void missingPeopleLeaveOnlyWhenSaidSo() {
        apply(csv(both()));
        String everybody = reader.everybody().stream()
                .filter(entry -> entry.active() && !entry.person().username().equals(n + "-jb"))
                .map(entry -> entry.person().username() + "," + entry.person().name() + "\n")
                .collect(Collectors.joining("", "用户名,姓名\n", ""));
        Draft draft = draft(csv(everybody));
        assertThat(imports.plan(draft, false, ADMIN).leavers()).isEmpty();
        ImportPlan plan = imports.plan(draft, true, ADMIN);
        assertThat(plan.faults()).isEmpty();
        assertThat(plan.leavers())
                .extracting(entry -> entry.person().username())
                .containsExactly(n + "-jb");
        imports.apply(draft, true, plan.revision(), ADMIN);
        assertThat(reader.person(n + "-jb").orElseThrow().active()).isFalse();
        assertThat(directory.groupsOf(n + "-jb")).isEmpty();

        List<Initial> back = apply(csv("用户名,姓名\n%s-jb,王经办\n".formatted(n)));
        assertThat(back).extracting(Initial::username).containsExactly(n + "-jb");
    }

    @Test
    void nobodyLeavesWithOpenWorkAndNotTheAdministratorHimself() {
        cycle.startedRound(1);
        ImportPlan plan = imports.plan(draft(csv(both())), true, ADMIN);
        assertThat(String.join("\n", faults(plan))).contains("给自己办理离岗", Cycle.LEADER + "）仍有", "离岗移交");
        assertThat(plan.isApplicable()).isFalse();
    }

    @Test
    void everyWrongCellIsNamedAndNothingIsApplied() {
        String text = both() + """
                %1$s-fz,重复,经办人,%1$s-a,责任单位,
                a b,空格,经办人,%1$s-a,责任单位,
                %1$s-x1,,主任,没有的单位,责任单位,坏邮箱
                %1$s-x2,无单位,经办人,,责任单位,
                %1$s-x3,无角色,干事,,,
                %1$s-x4,怪角色,干事,,皇帝,
                GUANLI,大写,干事,,整改办,
                guanli,管理员,admin,,整改办,
                """.formatted(n);
        ImportPlan plan = plan(text);
        assertThat(faults(plan))
                .anyMatch(fault -> fault.startsWith("“名单.csv”第10行|用户名|") && fault.contains("“名单.csv”第7行重复"))
                .anyMatch(fault -> fault.startsWith("“名单.csv”第11行|用户名|“a b”不能用"))
                .contains("“名单.csv”第12行|姓名|请填写姓名。")
                .anyMatch(fault -> fault.startsWith("“名单.csv”第12行|单位|“没有的单位”不在单位表中"))
                .anyMatch(fault -> fault.startsWith("“名单.csv”第12行|职务|“主任”不能用"))
                .anyMatch(fault -> fault.startsWith("“名单.csv”第12行|邮箱|“坏邮箱”"))
                .contains("“名单.csv”第13行|单位|责任单位人员须注明所在单位。")
                .anyMatch(fault -> fault.startsWith("“名单.csv”第14行|角色|请填写角色"))
                .anyMatch(fault -> fault.startsWith("“名单.csv”第15行|角色|“皇帝”不认识"))
                .anyMatch(fault -> fault.startsWith("“名单.csv”第16行|用户名|") && fault.contains("只有大小写不同"))
                .hasSizeGreaterThanOrEqualTo(11);
        long revision = reader.revision();
        assertThatThrownBy(() -> imports.apply(draft(csv(text)), false, revision, ADMIN))
                .hasMessageContaining("处错误，没有导入");
        assertThat(reader.person(n + "-fz")).isEmpty();
        assertThat(reader.revision()).isEqualTo(revision);
    }

    @Test
    void administratorDoesNotImportRolesForHimself() {
        assertThat(faults(plan("用户名,姓名,职务,角色\nguanli,管理员,管理员,管理员、镇主要领导\n")))
                .containsExactly("“名单.csv”第2行|角色|不能修改自己的角色，请由其他管理员办理。");
    }

    @Test
    void wrongUnitsAreNamed() {
        String text = """
                单位编码,单位名称,类别,上级单位
                %1$s-a,甲%1$s,部门,%1$s-b
                %1$s-b,乙%1$s,社区,%1$s-a
                %1$s-c,甲%1$s,车间,没有
                %1$s-c,丙%1$s,部门,
                冒:号,丁%1$s,部门,
                """.formatted(n);
        assertThat(faults(plan(text)))
                .anyMatch(fault -> fault.contains("第2行|上级单位|上下级关系绕成了圈"))
                .anyMatch(fault -> fault.contains("第4行|类别|“车间”不认识"))
                .anyMatch(fault -> fault.contains("第4行|单位名称|") && fault.contains("另一单位的名称"))
                .anyMatch(fault -> fault.contains("第4行|上级单位|“没有”不在单位表中"))
                .anyMatch(fault -> fault.contains("第5行|单位编码|"))
                .anyMatch(fault -> fault.contains("第6行|单位编码|“冒:号”不能用"));
    }

    @Test
    void directoryThatChangedSinceThePreviewIsNotOverwritten() {
        Draft draft = draft(csv(both()));
        long revision = imports.plan(draft, false, ADMIN).revision();
        directory.addUnit(new Directory.Unit(n + "-z", "其间新增" + n, "department", null), ADMIN);
        assertThatThrownBy(() -> imports.apply(draft, false, revision, ADMIN))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("在预览之后有改动");
        assertThat(reader.person(n + "-fz")).isEmpty();
        assertThat(imports.find(draft.id(), ADMIN))
                .as("still there to look at again")
                .isPresent();
        assertThat(imports.find(draft.id(), "somebody-else")).isEmpty();
    }

    @Test
    void formulaIsNotComputed() {
        assertThat(faults(imports.plan(draft(workbook("用户名,姓名,职务,角色\n%s-f,=1+1,干事,纪检".formatted(n))), false, ADMIN)))
                .anyMatch(fault -> fault.startsWith("“名单.xlsx”工作表“表1”第2行|姓名|是公式，系统不计算公式"));
    }

    @Test
    void filesThatAreNoTableAreRefused() {
        assertRefused("是空文件", new Upload("空.csv", new byte[0]));
        assertRefused("没有内容", csv(" \n,,\n"));
        assertRefused("超过1 MB", new Upload("大.csv", new byte[Tables.MAX_BYTES + 1]));
        assertRefused("旧版或加密", new Upload("旧.xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}));
        assertRefused("不是完好的 Excel", new Upload("坏.xlsx", new byte[] {'P', 'K', 3, 4, 1, 2, 3}));
        assertRefused("也不是 UTF-8", new Upload("图.csv", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 1}));
        assertRefused("引号不成对", csv("用户名,姓名\na,\"张"));
        assertRefused(
                "超过5000行",
                csv(IntStream.range(0, Tables.MAX_ROWS + 1)
                        .mapToObj(i -> "u" + i + ",a\n")
                        .collect(Collectors.joining())));
    }

    @Test
    void tableWithoutHeadingsIsNamed() {
        assertThat(faults(plan("甲,乙\n丙,丁\n"))).singleElement().asString().contains("第1行", "没有可以识别的表头");
    }

    @Test
    void bombsMacrosAndEntitiesAreRefused() throws IOException {
        Upload good = workbook("用户名,姓名,职务,角色\na,甲,干事,纪检");
        byte[] zeros = new byte[20_000_000];
        assertRefused("解压后过大", with(good, "xl/media/bomb.bin", part -> zeros));
        assertRefused("带有宏", with(good, "xl/vbaProject.bin", part -> new byte[] {1}));
        assertRefused(
                "带有宏",
                with(
                        good,
                        "[Content_Types].xml",
                        part -> text(part)
                                .replace("spreadsheetml.sheet.main+xml", "sheet.macroEnabled.main+xml")
                                .getBytes(StandardCharsets.UTF_8)));
        assertRefused(
                "不允许的内容",
                with(
                        good,
                        "xl/sharedStrings.xml",
                        part -> text(part)
                                .replaceFirst(
                                        "<sst", "<!DOCTYPE sst [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><sst")
                                .replaceFirst("用户名", "&x;")
                                .getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(byte[] part) {
        return new String(part, StandardCharsets.UTF_8);
    }

    /** The workbook with one part changed, or added when it has none of this name. */
    private static Upload with(Upload book, String name, UnaryOperator<byte[]> change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean found = false;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(book.bytes()));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(part.getName()));
                byte[] bytes = in.readAllBytes();
                found |= part.getName().equals(name);
                zip.write(part.getName().equals(name) ? change.apply(bytes) : bytes);
            }
            if (!found) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(change.apply(new byte[0]));
            }
        }
        return new Upload("改过.xlsx", out.toByteArray());
    }
}
