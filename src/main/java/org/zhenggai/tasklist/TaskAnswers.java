package org.zhenggai.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.zhenggai.task.TaskSubmissionProcess;

/**
 * Answers whoever submits or claims a task with our own sentence when it is refused. The engine says 500
 * and wraps the sentence in English; here a refusal is 422, and a task that somebody else was faster with 409.
 */
@Component
class TaskAnswers extends OncePerRequestFilter {

    private static final String CHANGED = "此任务刚刚有变动，没有办成，请刷新任务列表。";
    private static final String CLAIMED = "此任务已由他人认领，请刷新任务列表。";

    private static final String NO_OBJECTS = "提交的内容不是表单能填的，没有受理。请在待办任务中填写表单后提交。";
    private static final String FAULT = "系统出错，没有办成，数据没有改动。请稍后再试；仍不成功，请把发生的时间告诉管理员。";

    /** The engine's number for a serialized Java object, which it takes from nobody. */
    private static final String SERIALIZED_OBJECT = "ENGINE-17007";

    private static final Pattern ACTION = Pattern.compile(".*/task/([^/]+)/(?:submit-form|claim)");

    /** How the engine wraps what a task listener throws. */
    private static final Pattern SENTENCE =
            Pattern.compile("Message: '(?:Exception while invoking TaskListener: )?(.*)'$", Pattern.DOTALL);

    /** The engine's own code of a conflict between two that change the same. */
    private static final int CONFLICT = 1;

    private final ObjectMapper json;
    private final TasksProcess tasks;
    private final TaskSubmissionProcess submission;

    TaskAnswers(ObjectMapper json, TasksProcess tasks, TaskSubmissionProcess submission) {
        this.json = json;
        this.tasks = tasks;
        this.submission = submission;
    }

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
            explain(answer);
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

    private void explain(ContentCachingResponseWrapper answer) throws IOException {
        JsonNode error = read(answer.getContentAsByteArray());
        String message = error.path("message").asText();
        Matcher sentence = SENTENCE.matcher(message);
        if (error.path("code").asInt() == RefusalCodeConfiguration.REFUSED) {
            write(answer, HttpStatus.UNPROCESSABLE_ENTITY, sentence.find() ? sentence.group(1) : message);
        } else if (isConflict(error.path("code").asInt()) || message.contains("Cannot find task with id")) {
            write(answer, HttpStatus.CONFLICT, CHANGED);
        } else if (message.contains("already claimed by someone else")) {
            write(answer, HttpStatus.CONFLICT, CLAIMED);
        } else if (message.contains(SERIALIZED_OBJECT)) {
            write(answer, HttpStatus.UNPROCESSABLE_ENTITY, NO_OBJECTS);
        } else {
            write(answer, HttpStatus.INTERNAL_SERVER_ERROR, FAULT);
        }
    }

    private static boolean isConflict(int code) {
        return code == CONFLICT || code == RefusalCodeConfiguration.OVERTAKEN;
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            // Whatever is no JSON comes from somebody else and stays as it is.
            return json.createObjectNode();
        }
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
