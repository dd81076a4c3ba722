package org.zhenggai.access;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Requests that would move a case past its forms: written variables, thrown errors, delegation, a task given away.
 * A candidate may do all that by the engine's own rights, so every writing request to a task, execution or instance is
 * meant here, except for what Tasklist needs: claim, give back, comment, submit the form.
 */
final class PastForms implements RequestMatcher {

    private static final List<String> ENGINES =
            List.of("/camunda/api/engine/engine/{engine}", "/engine-rest", "/engine-rest/engine/{engine}");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final RequestMatcher all =
            any("/task/{id}/{what}/**", "/execution/{id}/{what}/**", "/process-instance/{id}/{what}/**", "/signal");
    private final RequestMatcher allowed =
            any("/task/{id}/claim", "/task/{id}/unclaim", "/task/{id}/submit-form", "/task/{id}/comment/create");

    @Override
    public boolean matches(HttpServletRequest request) {
        boolean isPost = HttpMethod.POST.matches(request.getMethod());
        return !READING.contains(request.getMethod()) && all.matches(request) && !(isPost && allowed.matches(request));
    }

    private static RequestMatcher any(String... paths) {
        Stream<RequestMatcher> matchers = ENGINES.stream()
                .flatMap(engine ->
                        Arrays.stream(paths).map(path -> withDefaults().matcher(engine + path)));
        return new OrRequestMatcher(matchers.toList());
    }
}
