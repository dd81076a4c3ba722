package org.zhenggai.kernel.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.CloseNowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.zhenggai.kernel.Refusal;

/**
 * What every request passes first and every failure last: it is meant for this server, can be read, and finds a database;
 * and whatever breaks behind the gate is answered with a sentence.
 */
@RequiredArgsConstructor
final class Gate extends OncePerRequestFilter {

    private static final String NOT_HERE = "这个网址不属于本系统，没有办理。请使用管理员告知的网址。";
    private static final String BROKEN = "这一步没有办成，数据没有改动。请稍后再试；仍不成功，请把发生的时间告诉管理员。";
    /** What is said to whoever came second. */
    static final String OVERTAKEN = "同一件事刚刚有人办过，这一次没有办成，数据没有改动。请刷新页面，看过现在的情况再办。";

    private static final int MISDIRECTED = 421;
    private static final int UNPROCESSABLE = 422;
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final Site site;
    private final Outage outage;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SafetyHeaders.write(response, site.isSecure());
        if (!site.isMeantBy(request)) {
            Answers.write(request, response, MISDIRECTED, NOT_HERE);
            return;
        }
        if (outage.isOn()) {
            Answers.write(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, outage.sentence());
            return;
        }
        Optional<BrokenRequest> broken = BrokenRequest.of(request);
        if (response.isCommitted()) {
            // The body broke off while it was read, and the server has answered by itself.
            return;
        }
        if (broken.isPresent()) {
            Answers.write(request, response, broken.get().status(), broken.get().sentence());
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ClientAbortException | CloseNowException | AsyncRequestNotUsableException gone) {
            throw new CloseNowException();
        } catch (IOException | ServletException | RuntimeException failure) {
            answer(failure, request, response);
        }
    }

    private static void answer(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (failure.getCause() instanceof Refusal refusal && !response.isCommitted()) {
            // Asked for in a form that no page has, such as a picture.
            Answers.write(request, response, UNPROCESSABLE, refusal.getMessage());
            return;
        }
        if (response.isCommitted() && response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            // The body broke off, and the server has said so itself; what stumbled over that is no fault of its own.
            LOG.warn(
                    "{} {}：{}，{}",
                    request.getMethod(),
                    request.getRequestURI(),
                    response.getStatus(),
                    failure.getMessage());
            return;
        }
        int status = status(failure);
        String what = request.getMethod() + " " + request.getRequestURI();
        if (status == HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            LOG.error("{}", what, failure);
        } else {
            LOG.warn(
                    "{}：{}，{}",
                    what,
                    status,
                    failure.toString().lines().findFirst().orElse(""));
        }
        if (response.isCommitted()) {
            // Too late for a sentence; what was sent must not look whole.
            throw new CloseNowException();
        }
        Answers.write(request, response, status, sentence(status, failure));
    }

    private static int status(Exception failure) {
        if (Outage.explains(failure)) {
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        if (OvertakenProcess.explains(failure)) {
            return HttpServletResponse.SC_CONFLICT;
        }
        return Unreadable.explains(failure) || failure instanceof RequestRejectedException
                ? HttpServletResponse.SC_BAD_REQUEST
                : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    private static String sentence(int status, Exception failure) {
        return switch (status) {
            case HttpServletResponse.SC_SERVICE_UNAVAILABLE -> Outage.sentence(failure);
            case HttpServletResponse.SC_CONFLICT -> OVERTAKEN;
            case HttpServletResponse.SC_BAD_REQUEST ->
                // Thrown for the address alone, or for a method that nobody knows.
                (failure instanceof RequestRejectedException ? BrokenRequest.ADDRESS : BrokenRequest.CONTENT)
                        .sentence();
            default -> BROKEN;
        };
    }
}
