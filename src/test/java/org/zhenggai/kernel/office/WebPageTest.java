package org.zhenggai.kernel.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebPageTest {

    private static String read(String page) {
        return WebPage.text(page.getBytes(StandardCharsets.UTF_8));
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
    void encodingIsTheOneThatThePageNames() {
        String page = "<html><head><meta charset=\"gbk\"></head><body><p>整改情况</p></body></html>";
        assertThat(WebPage.text(page.getBytes(Charset.forName("GBK")))).isEqualTo("整改情况");
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
