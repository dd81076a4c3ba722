package org.zhenggai.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.kernel.web.PagesData.OFFICE;

import jakarta.servlet.http.Cookie;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.MockMvc;
import org.zhenggai.people.Role;

@PagesTest
class LoginAndErrorPagesTest {

    @Autowired
    private MockMvc pages;

    @Autowired
    private TestRestTemplate server;

    @Test
    void logsInOnItsOwnPage() throws Exception {
        pages.perform(get("/login"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<label for=\"username\">用户名</label>")))
                .andExpect(content().string(containsString("name=\"_csrf\"")))
                .andExpect(content().string(not(containsString("role=\"alert\""))));
        pages.perform(get("/login?logout")).andExpect(content().string(containsString("您已退出。")));
        pages.perform(formLogin().user(OFFICE).password("secret-" + OFFICE)).andExpect(redirectedUrl("/"));
    }

    @Test
    void saysWhenAPasswordIsWrong() throws Exception {
        pages.perform(formLogin().user("pages-unknown").password("wrong")).andExpect(redirectedUrl("/login?error"));
        pages.perform(get("/login?error"))
                .andExpect(content().string(containsString("用户名或密码不正确。连续5次输错，这个用户名在您这里将锁定15分钟；忘记密码，请联系管理员重置。")));
    }

    @Test
    void sendsStrangersToTheLogin() throws Exception {
        pages.perform(get("/").accept(MediaType.TEXT_HTML)).andExpect(redirectedUrlPattern("**/login"));
    }

    @Test
    void showsErrorsAsAPageWithAWayOut() {
        ResponseEntity<String> answer = ask("/zhenggai/nothing.css", MediaType.TEXT_HTML);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(answer.getBody()).startsWith("<!DOCTYPE html>").contains("没有这一页", "返回首页", "代码 404");
    }

    @Test
    void showsErrorsToScriptsAsJson() {
        ResponseEntity<String> answer = ask("/zhenggai/nothing.css", MediaType.APPLICATION_JSON);
        assertThat(answer.getBody()).contains("\"message\":\"网址可能写错了").doesNotContain("trace");
    }

    /** Whoever does not say what he wants is a script: the same answer each time, not the one that Spring found first. */
    @ParameterizedTest
    @CsvSource({
        "*/*, application/json, {\"message\":",
        "application/json, application/json, {\"message\":",
        "text/html, text/html, <h1>不能办理</h1>"
    })
    void refusesInTheKindThatIsAskedFor(String wanted, String given, String text) throws Exception {
        pages.perform(post("/absences")
                        .param("substitute", "nobody-at-all")
                        .param("from", "2030-01-02")
                        .param("until", "2030-01-02")
                        .header("Accept", wanted)
                        .with(user(OFFICE).roles(Role.RECTIFICATION_OFFICE.code()))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentTypeCompatibleWith(given))
                .andExpect(content().string(containsString(text)));
    }

    /** A refusal stands in the head of all pages, with the way back to where it was asked for; never to another site. */
    @ParameterizedTest
    @CsvSource({
        "http://localhost/absences?of=all, /absences?of=all",
        "http://elsewhere.example/absences,",
        "http://localhost//elsewhere.example,",
        "not an address,"
    })
    void refusesWithinTheHeadAndLeadsBack(String from, String back) throws Exception {
        String page = pages.perform(post("/absences")
                        .param("substitute", "nobody-at-all")
                        .param("from", "2030-01-02")
                        .param("until", "2030-01-02")
                        .header("Accept", "text/html")
                        .header("Referer", from)
                        .with(user(OFFICE).roles(Role.RECTIFICATION_OFFICE.code()))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString();
        Document refused = Jsoup.parse(page);
        assertThat(refused.select(".head .main-ways a").eachText()).contains("首页", "轮次", "台账");
        assertThat(refused.select(".head .person .menu strong").text()).isNotEmpty();
        assertThat(refused.select("main a[data-back]").eachAttr("href"))
                .isEqualTo(back == null ? List.of() : List.of(back));
        assertThat(refused.select("main").text()).doesNotContain("重新登录");
    }

    /** The name stays in its field; the address, which others may see, does not tell it. */
    @Test
    void keepsTheNameWhenThePasswordIsWrong() throws Exception {
        Cookie[] kept = pages.perform(formLogin().user("王小明").password("wrong"))
                .andExpect(redirectedUrl("/login?error"))
                .andReturn()
                .getResponse()
                .getCookies();
        Document again = Jsoup.parse(pages.perform(get("/login?error").cookie(kept))
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(again.select("#username").val()).isEqualTo("王小明");
        assertThat(again.select("#password").val()).isEmpty();
        assertThat(again.select("[autofocus]").eachAttr("id")).containsExactly("password");
        Document fresh = Jsoup.parse(pages.perform(get("/login?logout").cookie(kept))
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(fresh.select("#username").val()).isEmpty();
        Cookie forged = new Cookie("ZHENGGAI-NAME", "%%");
        pages.perform(get("/login?error").cookie(forged)).andExpect(status().isOk());
    }

    private ResponseEntity<String> ask(String path, MediaType type) {
        HttpHeaders headers = new HttpHeaders();
        headers.setAccept(List.of(type));
        return server.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class);
    }
}
