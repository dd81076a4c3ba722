package org.zhenggai.access;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Requests that would write users, passwords, groups or rights in the engine, past our directory: closed to everybody,
 * administrators included, since the engine's are a mirror that the next change of the directory would overwrite.
 */
final class PastDirectory implements RequestMatcher {

    private static final List<String> ENGINES =
            List.of("/camunda/api/engine/engine/{engine}", "/engine-rest", "/engine-rest/engine/{engine}");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final RequestMatcher written = new OrRequestMatcher(ENGINES.stream()
            .flatMap(engine -> Stream.of("/user/**", "/group/**", "/tenant/**", "/authorization/**")
                    .map(path -> (RequestMatcher) withDefaults().matcher(engine + path)))
            .toList());

    @Override
    public boolean matches(HttpServletRequest request) {
        return !READING.contains(request.getMethod()) && written.matches(request);
    }
}
