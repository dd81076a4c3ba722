package org.zhenggai.engine.tasklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.zhenggai.engine.TaskSubmissionProcess;

/**
 * Answers whoever submits or claims a finished task with who completed it; other refusals of the engine have their sentence
 * from {@code kernel.gate}.
 */
@Component
@RequiredArgsConstructor
class TaskAnswers extends OncePerRequestFilter {

    private static final String FAULT = "系统出错，没有办成，数据没有改动。请稍后再试；仍不成功，请把发生的时间告诉管理员。";

    private static final Pattern ACTION = Pattern.compile(".*/task/([^/]+)/(?:submit-form|claim)");

    private final ObjectMapper json;
    private final TasksProcess tasks;
    private final TaskSubmissionProcess submission;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || !ACTION.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            write(answer, HttpStatus.INTERNAL_SERVER_ERROR, FAULT);
        }
        Matcher action = ACTION.matcher(request.getRequestURI());
        if (isRefused(answer.getStatus()) && action.matches() && !tasks.isOpen(action.group(1))) {
            // Rights, candidates and instance go with the task: whoever comes a moment later is no stranger to it.
            write(answer, HttpStatus.CONFLICT, submission.overtaken(request.getRemoteUser(), action.group(1)));
        }
        answer.copyBodyToResponse();
    }

    private static boolean isRefused(int status) {
        return status == HttpStatus.FORBIDDEN.value()
                || status == HttpStatus.NOT_FOUND.value()
                || status == HttpStatus.CONFLICT.value()
                || status == HttpStatus.UNPROCESSABLE_ENTITY.value()
                || status == HttpStatus.INTERNAL_SERVER_ERROR.value();
    }

    private void write(ContentCachingResponseWrapper answer, HttpStatus status, String message) throws IOException {
        byte[] body = json.writeValueAsString(Map.of("type", status.name(), "message", message))
                .getBytes(StandardCharsets.UTF_8);
        answer.resetBuffer();
        answer.setStatus(status.value());
        answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
        answer.getOutputStream().write(body);
    }
}
