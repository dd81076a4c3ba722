package org.zhenggai.kernel.office.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.kernel.office.FileText;

class WebPageTest {

    private static String read(String page) {
        return WebPage.read(page.getBytes(StandardCharsets.UTF_8)).text();
    }

    @Test
    void paragraphsBecomeLinesAsABrowserShowsThem() {
        assertThat(read("""
                <!DOCTYPE html><html><head><title>网站</title><style>p { color: red }</style></head><body>
                <nav>首页 &gt; 通报</nav><script>alert("一、关于脚本方面")</script><div hidden>看不见</div>
                <h1>整改   通报</h1>
                <p>　　（一）关于<b>学习</b>方面</p><p>1.针对&ldquo;记录
                不全&rdquo;的问题。<br>一是补齐。</p>
                <ol start="3"><li>第三条</li><li>第四条</li></ol>
                <table><tr><th>问题</th><th>措施</th></tr><tr><td>甲</td><td></td><td>乙</td></tr></table>
                </body></html>""")).isEqualTo("整改 通报\n　　（一）关于学习方面\n1.针对“记录 不全”的问题。\n一是补齐。\n3.第三条\n4.第四条\n问题\t措施\n甲\t\t乙");
    }

    @Test
    void whatLinesLookLikeIsKept() {
        FileText read = WebPage.read("""
                <body>
                <h2>方面</h2><h3><b>问题</b></h3>
                <ol><li><p>甲</p><ul><li>甲之下</li></ul></li><li> 乙</li></ol>
                <p><strong>整改措施：</strong>补齐</p><p style="font-weight:bold">整行</p><p style="margin-left: 2em">缩进</p>
                <p>正文<b>强调</b></p><table><tr><td><b>粗</b></td><td>表</td></tr></table></body>""");
        assertThat(read.text()).isEqualTo("方面\n问题\n1.甲\n甲之下\n2. 乙\n整改措施：补齐\n整行\n缩进\n正文强调\n粗\t表");
        assertThat(read.looks().write())
                .isEqualTo("1:2,0,0,0;2:3,0,0,2;3:0,1,0,0;4:0,2,0,0;5:0,1,0,0;6:0,0,0,5;7:0,0,0,2;8:0,0,480,0");
    }

    @ParameterizedTest
    @CsvSource({
        "type='a', a.甲 b.乙",
        "type='A', A.甲 B.乙",
        "type='1', 1.甲 2.乙",
        "style='list-style-type: lower-alpha', a.甲 b.乙",
        "style='list-style: none', 甲 乙",
        "style='list-style-type:cjk-ideographic' start=9, 九、甲 十、乙",
        "style='list-style-type:simp-chinese-informal' start=19, 十九、甲 二十、乙",
        "start=5, 5.甲 6.乙"
    })
    void numbersOfListsAreThoseThatABrowserShows(String list, String lines) {
        assertThat(read("<body><ol " + list + "><li>甲</li><li>乙</li></ol></body>"))
                .isEqualTo(lines.replace(' ', '\n'));
    }

    @Test
    void encodingIsTheOneThatThePageNames() {
        String page = "<html><head><meta charset=\"gbk\"></head><body><p>整改情况</p></body></html>";
        assertThat(WebPage.read(page.getBytes(Charset.forName("GBK"))).text()).isEqualTo("整改情况");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p style='display:none'>藏起来的一段</p>",
                "<p style='color: red; DISPLAY : none !important'>藏起来的一段</p>",
                "<div style='visibility:hidden'><p>藏起来的一段</p></div>",
                "<p hidden>藏起来的一段</p>",
                "<p style='font-size:0'>藏起来的一段</p>",
                "<p style='font-size: 0px; color:red'>藏起来的一段</p>",
                "<style>body{margin:0}.a, p.b{color:red;display:none}</style><p class=b>藏起来的一段</p>",
                "<style>/* .a{} */ #c{visibility:hidden}</style><p id=c>藏起来的一段</p>"
            })
    void whatThePageHidesIsLeftOutAndTold(String hidden) {
        FileText read = WebPage.read("<body><p>看得见的一段，它比另一段长。</p>" + hidden + "<p>又一段。</p></body>");
        assertThat(read.text()).isEqualTo("看得见的一段，它比另一段长。\n又一段。");
        assertThat(read.notes()).singleElement().satisfies(note -> {
            assertThat(note.code()).isEqualTo("hidden-text");
            assertThat(note.sentence()).contains("1处不显示的文字", "“藏起来的一段”", "请");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div id='js_content' style='visibility: hidden; opacity: 0'><p>正文。</p></div><p>阅读 1234 分享 收藏 点赞 在看</p>",
                "<div style='display:none'><p>正文的话比别处都多，加载以后才显示出来。</p></div><p>首页</p>",
                "<style>p{display:none}p{display:block}</style><p>正文。</p><p>正文。</p><p>正文。</p>",
                "<style>p:empty{display:none}@media print{p{display:none}}p.x{}</style><p>正文。</p><p>正文。</p><p>正文。</p>",
                "<style>p{display:none}</style><p style='display:block'>正文。</p><p style='display:block'>又。</p>",
                "<p style='font-size:0.9em'>正文。</p><p style='font-size:0.9em;line-height:0'>正文。</p>",
                "<p aria-hidden=true>正文。</p><p>正文。</p>",
                "<style>p{display:none</style><style>}{;@x</style><p>正文。</p>"
            })
    void whatIsShownIsRead(String page) {
        FileText read = WebPage.read("<body>" + page + "</body>");
        assertThat(read.text()).contains("正文");
        assertThat(read.notes()).isEmpty();
    }

    @Test
    void piecesOfALineStayInIt() {
        assertThat(read(
                        "<section><span><span leaf=''>2</span>024年，<section style='display: inline;'>柳</section>坝<em>镇</em>党"
                                + "<b>委</b></span></section><section><br/></section><section>又一段</section>"))
                .isEqualTo("2024年，柳坝镇党委\n\n又一段");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html>",
                "\uFEFF  <html lang=\"zh\">",
                "<p>粘贴的一段</p>",
                "<DIV class=x>",
                "<!-- 保存自 -->"
            })
    void pagesAndPiecesOfThem(String start) {
        assertThat(WebPage.is(start.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"整改通报", "<关于整改的通报>", "< p >", "<?xml version=\"1.0\"?><feed/>", ""})
    void textIsNoPage(String start) {
        assertThat(WebPage.is(start.getBytes(StandardCharsets.UTF_8))).isFalse();
    }
}
