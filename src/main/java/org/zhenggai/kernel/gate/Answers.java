package org.zhenggai.kernel.gate;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;
import org.zhenggai.kernel.web.WantedAnswer;

/** Writes short answers that need no template, no login and no database. */
final class Answers {

    /** In seconds; a page asks again by itself after them. */
    static final int LATER = 5;

    private Answers() {}

    /** A sentence, as a page for a browser and as {@code {"message"}} for a script. */
    static void write(HttpServletRequest request, HttpServletResponse response, int status, String sentence)
            throws IOException {
        response.resetBuffer();
        response.setStatus(status);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        boolean isLater = status == HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        if (isLater) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, LATER);
        }
        boolean isPage = WantedAnswer.isPage(request);
        boolean asksAgain = isLater && isPage && request.getMethod().equals("GET");
        String body = isPage
                ? page(status, sentence, asksAgain)
                : "{\"message\":\"" + new String(JsonStringEncoder.getInstance().quoteAsString(sentence)) + "\"}";
        response.setContentType(isPage ? MediaType.TEXT_HTML_VALUE : MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
        response.flushBuffer();
    }

    /** A whole page around a sentence. */
    static String page(int status, String sentence, boolean asksAgain) {
        return "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
                + (asksAgain ? "<meta http-equiv=\"refresh\" content=\"" + LATER + "\">" : "")
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>巡察整改工作平台</title></head>"
                + "<body style=\"font-family:sans-serif;max-width:40em;margin:4em auto;padding:0 1em\">"
                + "<h1>巡察整改工作平台</h1><p role=\"alert\">" + HtmlUtils.htmlEscape(sentence, "UTF-8")
                + "</p><p><a href=\"/\">返回首页</a></p>"
                + "<p>代码 " + status + "</p></body></html>";
    }
}
