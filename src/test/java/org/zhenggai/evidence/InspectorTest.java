package org.zhenggai.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.zhenggai.evidence.SampleFiles.*;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;
import org.zhenggai.kernel.Refusal;

/** What is taken and what is refused, by what is in the file. */
class InspectorTest {

    @TempDir
    private Path folder;

    private final Inspector inspector = new Inspector(
            new EvidenceSettings("file", Path.of("unused"), DataSize.ofMegabytes(50), EnumSet.allOf(FileKind.class)));

    static Stream<Arguments> taken() {
        return Stream.of(
                arguments("通知.docx", docx("通知"), FileKind.DOCX),
                arguments("通知.doc", doc(), FileKind.DOC),
                arguments("通知.wps", doc(), FileKind.DOC),
                arguments("台账.xlsx", xlsx(), FileKind.XLSX),
                arguments("台账.XLSX", xlsx(), FileKind.XLSX),
                arguments("台账.xls", xls(), FileKind.XLS),
                arguments("台账.et", xls(), FileKind.XLS),
                arguments("汇报.pptx", pptx(), FileKind.PPTX),
                arguments("公文.ofd", zip("OFD.xml", "Doc_0/Document.xml"), FileKind.OFD),
                arguments("公文.pdf", pdf("one"), FileKind.PDF),
                arguments("说明.txt", text("整改说明"), FileKind.TXT),
                arguments("说明.txt", "整改说明".getBytes(Charset.forName("GBK")), FileKind.TXT),
                arguments("说明.txt", "整改说明".getBytes(StandardCharsets.UTF_16), FileKind.TXT),
                arguments("名单.csv", text("姓名,单位\n甲,乙\n"), FileKind.CSV),
                arguments("现场.png", picture("png", 4, 4), FileKind.PNG),
                arguments("现场.jpeg", picture("jpg", 4, 4), FileKind.JPG),
                arguments("现场.gif", picture("gif", 4, 4), FileKind.GIF),
                arguments("现场.bmp", picture("bmp", 4, 4), FileKind.BMP),
                arguments("现场.tif", picture("tiff", 4, 4), FileKind.TIFF),
                arguments("现场.webp", webp(), FileKind.WEBP));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("taken")
    void takesDocumentsAndPictures(String name, byte[] bytes, FileKind kind) throws IOException {
        assertThat(inspect(name, bytes)).isEqualTo(new Inspector.Findings(kind, name));
    }

    /** The first box of a file of this family says which of them it is. */
    private static byte[] media(String brand) {
        return ("\0\0\0\u0018ftyp" + brand + "\0\0\0\0" + brand + "mif1").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] heic() {
        return media("heic");
    }

    private static byte[] mp4() {
        return media("isom");
    }

    @Test
    void aTextCalledAPhotoIsNotToldToTakeAnotherName() {
        assertThatThrownBy(() -> inspect("照片.heic", text("不是照片")))
                .isInstanceOf(Refusal.class)
                .hasMessageNotContaining("改正扩展名");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("程序.exe", executable(), "不能作为佐证材料"),
                arguments("照片.heic", heic(), "“设置—相机—格式”中选“兼容性最佳”"),
                arguments("照片.heic", text("不是照片"), "请核对是不是选错了文件"),
                arguments("照片.heic", picture("jpg", 4, 4), "请改正扩展名"),
                arguments("录像.mp4", mp4(), "截成图片上传"),
                arguments("录像.mp4", text("不是录像"), "请核对是不是选错了文件"),
                arguments("台账.pdf", executable(), "不接收"),
                arguments("网页.html", text("<!DOCTYPE html><html><script>alert(1)</script></html>"), "不接收"),
                arguments("网页.txt", text("<html><body onload=alert(1)></body></html>"), "不接收"),
                arguments("图.svg", text("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"/>"), "不接收"),
                arguments("图.png", text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "不接收"),
                arguments("材料.zip", zip("a.txt"), "不接收"),
                arguments("材料.docx", zip("a.txt"), "不接收"),
                arguments("脚本.txt", text("#!/bin/sh\nrm -rf /\n"), "不接收"),
                arguments("脚本.bat", text("del *.*"), "与扩展名“.bat”不符"),
                arguments("现场.jpg", picture("png", 4, 4), "内容是PNG图片，与扩展名“.jpg”不符"),
                arguments("台账.pdf", docx("x"), "内容是Word文档，与扩展名“.pdf”不符"),
                arguments("台账.pdf.exe", pdf("x"), "与扩展名“.exe”不符"),
                arguments("宏.docx", docxWithMacros(), "带有宏"),
                arguments("宏.doc", doc("Macros"), "带有宏"),
                arguments("宏.wps", doc("_VBA_PROJECT_CUR"), "带有宏"),
                arguments("密.docx", encryptedDocx(), "打开密码"),
                arguments("炸弹.docx", zipBomb(), "压缩炸弹"),
                arguments("暗藏.docx", hidden(zipBomb()), "损坏"),
                arguments("坏.docx", broken(), "损坏"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("refused")
    void refusesWhatIsDangerousOrSomethingElse(String name, byte[] bytes, String reason) {
        assertThatThrownBy(() -> inspect(name, bytes))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(name)
                .hasMessageContaining(reason);
    }

    @Test
    void givesANameItsExtension() throws IOException {
        assertThat(inspect("现场照片", picture("png", 4, 4)).name()).isEqualTo("现场照片.png");
    }

    @Test
    void takesOnlyWhatTheConfigurationNames() {
        Inspector pictures = new Inspector(new EvidenceSettings(
                "file", Path.of("unused"), DataSize.ofMegabytes(50), EnumSet.of(FileKind.PNG, FileKind.JPG)));
        assertThatThrownBy(() -> pictures.inspect(received(pdf("x")), "公文.pdf"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("可以上传：jpg、png。");
    }

    private static byte[] broken() {
        byte[] file = docx("坏".repeat(2000));
        for (int n = 60; n < 200; n++) {
            file[n] = 7;
        }
        return file;
    }

    private Inspector.Findings inspect(String name, byte[] bytes) throws IOException {
        return inspector.inspect(received(bytes), name);
    }

    private Received received(byte[] bytes) throws IOException {
        Path file = Files.createTempFile(folder, "file", "");
        Files.write(file, bytes);
        return new Received(file, bytes.length, "0".repeat(64));
    }
}
