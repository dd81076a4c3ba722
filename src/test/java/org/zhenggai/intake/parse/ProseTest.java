package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.intake.Upload;
import org.zhenggai.intake.parse.preview.Doubt;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.words.Owner;
import org.zhenggai.kernel.Refusal;

/** Feedback without numbers, totals that a text claims, owners in brackets, and what is no feedback at all. */
class ProseTest {

    private static final String PROSE = """
            关于巡察某镇党委的反馈意见
            2023年3月6日至4月14日，巡察组对某镇党委进行了巡察，2023年5月10日反馈。
            落实党的路线方针政策有差距，主要是：理论学习不深入；惠民政策落实不到位；风险防范意识薄弱。
            （二）基层党组织建设薄弱
            主要表现在：组织生活不严肃；党员教育管理不够规范。
            希望你们认真整改。
            """;

    @Test
    void proposesGroupsAndClausesForConfirmation() {
        Preview preview = FeedbackParser.parse(PROSE);
        assertThat(preview.areas().stream().map(PreviewArea::title)).containsExactly("落实党的路线方针政策有差距", "基层党组织建设薄弱");
        assertThat(preview.areas().get(0).findings().stream().map(PreviewFinding::title))
                .containsExactly("理论学习不深入", "惠民政策落实不到位", "风险防范意识薄弱");
        assertThat(preview.areas().get(1).findings()).hasSize(2);
        assertThat(preview.doubts().stream().filter(doubt -> doubt.code().equals("prose-proposal")))
                .hasSize(2)
                .allSatisfy(doubt -> assertThat(doubt.text()).contains("系统的建议"));
        assertThat(preview.feedbackDate()).hasToString("2023-05-10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "在巡察整改动员部署会上的讲话\n同志们，当前工作中还有差距，主要是：思想认识不到位；工作作风不扎实。\n",
                "某镇召开巡察反馈整改工作会议\n会议指出，存在的问题主要是：责任落实不到位；措施不够有力。\n",
                "新闻报道：巡察组进驻\n群众反映主要是：出行不便；停车难。\n",
                "产品说明\n故障主要是：连接不稳定；电量不足。\n"
            })
    void speechesNewsAndMeetingsAreNoFeedback(String text) {
        assertThat(FeedbackParser.parse(text).areas()).isEmpty();
    }

    @Test
    void comparesTheTotalsThatATextClaims() {
        String text = """
                关于巡察反馈意见整改进展情况的通报
                巡察组反馈了2个方面3个问题，制定整改措施5条。
                （一）关于财务管理方面
                1.针对“票据审核不严”的问题。一是修订办法。二是抽查票据。
                2.针对“资产底数不清”的问题。一是清点资产。
                """;
        List<String> claims = claims(text);
        assertThat(claims)
                .anyMatch(claim -> claim.contains("“2个方面”，实际读到1个方面"))
                .anyMatch(claim -> claim.contains("“3个问题”，实际读到2个问题"))
                .anyMatch(claim -> claim.contains("实际读到3条措施") || claim.contains("措施"));
        assertThat(claims(text.replace("2个方面3个问题，制定整改措施5条", "一个方面二个问题"))).isEmpty();
    }

    private static List<String> claims(String text) {
        return FeedbackParser.parse(text).doubts().stream()
                .filter(doubt -> doubt.code().equals("claimed-total"))
                .map(Doubt::text)
                .toList();
    }

    @Test
    void readsOwnersInBracketsBehindAProblem() {
        Preview preview = FeedbackParser.parse("""
                反馈问题清单
                （一）关于财务管理方面
                1.票据审核不严。（责任单位：财政分局；配合单位：党政办；责任领导：张三；整改时限：2023年5月31日）
                """);
        assertThat(preview.areas().get(0).findings().get(0).items().get(0).owner())
                .isEqualTo(new Owner("财政分局", "党政办", "张三", "2023年5月31日"));
    }

    @Test
    void listsTheFurnitureThatItLeavesOut() {
        Preview preview = FeedbackParser.parse("""
                首页 > 通知公告
                关于整改进展情况的通报
                来源:某镇 发布日期: 2024-02-02 【字体大小】
                （一）关于财务管理方面
                1.针对“票据审核不严”的问题。一是修订办法。
                — 1 —
                2.针对“资产底数不清”的问题。一是清点资产。
                【打印】 【关闭】
                版权所有 某镇人民政府
                """);
        assertThat(preview.furniture().stream().map(Passage::text))
                .containsExactly("首页 > 通知公告", "来源:某镇 发布日期: 2024-02-02 【字体大小】", "— 1 —", "【打印】 【关闭】", "版权所有 某镇人民政府");
        assertThat(preview.totals().measures()).isEqualTo(2);
    }

    @Test
    void aPdfWithoutTextIsRefusedAndOneWithAPasswordToo() throws IOException {
        try (PDDocument scan = new PDDocument()) {
            scan.addPage(new PDPage());
            assertThatThrownBy(() -> Upload.of("扫描.pdf", bytes(scan)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("可能是扫描件");
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "secret", new AccessPermission());
            policy.setEncryptionKeyLength(128);
            scan.protect(policy);
            assertThatThrownBy(() -> Upload.of("加密.pdf", bytes(scan)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("密码");
        }
        assertThatThrownBy(() -> Upload.of("坏.pdf", "%PDF-1.4 坏了".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("没有读取");
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"old-word.doc", "feedback.pdf"})
    void takesTheTextOutOfOldFormatsAndSaysSo(String file) throws IOException {
        byte[] bytes = ProseTest.class.getResourceAsStream("/intake/" + file).readAllBytes();
        Preview preview = Upload.of(file, bytes).preview();
        assertThat(preview.doubts().get(0).code()).isEqualTo("extracted-text");
        assertThat(preview.areas().stream().map(PreviewArea::title)).containsExactly("关于财务管理方面", "关于工程建设方面");
        assertThat(preview.areas().stream()
                        .flatMap(area -> area.findings().stream())
                        .map(PreviewFinding::title))
                .containsExactly("票据审核不严", "资产底数不清", "工程监管不到位");
        assertThat(preview.totals().measures()).isEqualTo(4);
    }
}
