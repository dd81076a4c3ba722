package org.zhenggai.kernel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Does a request once that a person sends twice, by a double click, by going back or over a bad line: the second gets the
 * answer of the first, and waits for it while the first is worked on. Which requests are the same, says
 * {@link Print}. What failed may be sent again; so may what showed a page instead of leading to one, as a preview does.
 */
@RequiredArgsConstructor
class OnceFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(OnceFilter.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int LONGEST_BODY = 4000;
    private static final int LONGEST_LOCATION = 2000;

    private final SentRequests sent;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String person = request.getRemoteUser();
        if (person == null) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletRequest readable = Print.needsBody(request) ? new Kept(request) : request;
        Optional<String> print = Print.of(readable, readable instanceof Kept kept ? kept.body : new byte[0]);
        if (print.isEmpty()) {
            chain.doFilter(readable, response);
        } else if (begins(person, print.get(), response)) {
            beFirst(person, print.get(), readable, response, chain);
        }
    }

    /** Whether the caller has to do it; otherwise it is answered. */
    private boolean begins(String person, String print, HttpServletResponse response) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (sent.begin(person, print)) {
                return true;
            }
            Optional<SentRequests.Answer> answer = sent.answer(person, print).filter(found -> found.status() != null);
            if (answer.isPresent()) {
                repeat(answer.get(), response);
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        response.sendError(HttpServletResponse.SC_CONFLICT);
        return false;
    }

    private static void repeat(SentRequests.Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.body() != null) {
            response.setContentType(answer.contentType());
            response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void beFirst(
            String person, String print, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper copied = new ContentCachingResponseWrapper(response);
        Optional<SentRequests.Answer> answer = Optional.empty();
        try {
            chain.doFilter(request, copied);
            answer = answer(copied);
        } finally {
            keep(person, print, answer);
        }
        copied.copyBodyToResponse();
    }

    private void keep(String person, String print, Optional<SentRequests.Answer> answer) {
        try {
            answer.ifPresentOrElse(done -> sent.answered(person, print, done), () -> sent.forget(person, print));
        } catch (DataAccessException e) {
            // It is done; that its second click would not be known is no reason to call it failed.
            LOG.warn("An answer could not be kept: {}", e.getMessage());
        }
    }

    /** What a second request would be told; empty where it should be done anew. */
    private static Optional<SentRequests.Answer> answer(ContentCachingResponseWrapper response) {
        int status = response.getStatus();
        String location = response.getHeader(HttpHeaders.LOCATION);
        String type = response.getContentType();
        byte[] body = response.getContentAsByteArray();
        boolean isTold = location != null
                ? location.length() <= LONGEST_LOCATION
                : body.length == 0 || String.valueOf(type).startsWith(MediaType.APPLICATION_JSON_VALUE);
        if (status >= HttpServletResponse.SC_BAD_REQUEST || !isTold || body.length > LONGEST_BODY) {
            return Optional.empty();
        }
        String words = body.length == 0 ? null : new String(body, StandardCharsets.UTF_8);
        return Optional.of(new SentRequests.Answer(status, location, type, words));
    }

    /** A request whose body was read, for whoever reads it next. */
    private static final class Kept extends HttpServletRequestWrapper {

        private final byte[] body;

        Kept(HttpServletRequest request) throws IOException {
            super(request);
            body = request.getInputStream().readAllBytes();
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream content = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return content.read();
                }

                @Override
                public int read(byte[] into, int from, int length) {
                    return content.read(into, from, length);
                }

                @Override
                public boolean isFinished() {
                    return content.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
