package org.zhenggai.kernel.gate;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.MediaType;

/** What Tomcat answers by itself: requests that are no HTTP, have too long a head, or broke the error page too. */
@RequiredArgsConstructor
final class ChineseReport extends ErrorReportValve {

    /** A transfer and a version that HTTP does not have: no fault of the server. */
    private static final Set<Integer> NOT_OURS = Set.of(501, 505);

    private final boolean isSecure;

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        int status = response.getStatus();
        if (status < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        String sentence = status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR || NOT_OURS.contains(status)
                ? "系统读不懂这个请求，没有办理。请从首页重新进入。"
                : "这一步没有办成，数据没有改动。请稍后再试；仍不成功，请把发生的时间告诉管理员。";
        try {
            if (NOT_OURS.contains(status)) {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            }
            SafetyHeaders.write(response, isSecure);
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(Answers.page(status, sentence, false));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException gone) {
            // Nobody is there any more to read it.
        }
    }
}
