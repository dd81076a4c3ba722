package org.zhenggai.engine.models.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.Authentication;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.zhenggai.access.ViewerArgument;
import org.zhenggai.engine.models.state.RunningModel.Version;
import org.zhenggai.engine.models.state.StoppedStepsProcess.Stopped;
import org.zhenggai.people.Viewer;

/**
 * Cockpit's figures for a designer, who sees no instance: those of the page of models, so that both say the same, and none
 * of a case that only its own people may know of.
 */
@RequiredArgsConstructor
class CockpitCounts extends OncePerRequestFilter {

    static final String[] PATHS = {
        "/camunda/api/engine/engine/default/process-definition/*",
        "/camunda/api/cockpit/plugin/base/default/process-definition/*"
    };

    private static final Pattern STATISTICS = Pattern.compile("/process-definition/(?:([^/]+)/)?statistics$");

    private final RunningModels running;
    private final StoppedStepsProcess stopped;
    private final ViewerArgument viewers;
    private final ObjectMapper json;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET")
                || !STATISTICS.matcher(request.getRequestURI()).find()
                || !(request.getUserPrincipal() instanceof Authentication login)
                || isNoMereDesigner(viewers.viewer(login));
    }

    private static boolean isNoMereDesigner(Viewer viewer) {
        return viewer.isAdministrator() || !viewer.isDesigner();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, kept);
        if (kept.getStatus() == HttpServletResponse.SC_OK
                && json.readTree(kept.getContentAsByteArray()) instanceof ArrayNode rows) {
            Matcher found = STATISTICS.matcher(request.getRequestURI());
            if (found.find() && found.group(1) != null) {
                ofSteps(found.group(1).replace("%3A", ":"), rows);
            } else {
                ofModels(rows);
            }
            byte[] body = json.writeValueAsBytes(rows);
            kept.resetBuffer();
            kept.getOutputStream().write(body);
        }
        kept.copyBodyToResponse();
    }

    private void ofModels(ArrayNode rows) {
        Map<String, RunningModel> models = running.all().stream()
                .flatMap(model -> model.versions().stream().map(version -> Map.entry(version.id(), model)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, Version> versions = models.values().stream()
                .distinct()
                .flatMap(model -> model.versions().stream())
                .collect(Collectors.toMap(Version::id, Function.identity()));
        for (var each = rows.elements(); each.hasNext(); ) {
            ObjectNode row = (ObjectNode) each.next();
            String id = row.path("id").asText();
            RunningModel model = models.get(id);
            if (model != null && model.isQuiet()) {
                each.remove();
            } else if (model != null) {
                // Cockpit's list sums up the versions of a model, its dashboard has a row for each.
                boolean isSum = row.has("suspensionState");
                Version version = versions.get(id);
                row.put("instances", isSum ? model.instances() : version.instances());
                if (isSum) {
                    row.put("incidents", model.incidents());
                } else {
                    incidents(row.putArray("incidents"), version.incidents());
                }
            }
        }
    }

    private static void incidents(ArrayNode kinds, long count) {
        if (count > 0) {
            kinds.addObject().put("incidentType", StoppedStepsProcess.FAILED).put("incidentCount", count);
        }
    }

    /** The engine gives him no step at all: all of them are ours. */
    private void ofSteps(String definition, ArrayNode rows) {
        Map<String, Long> failed = stopped.all().stream()
                .filter(one -> one.definition().equals(definition))
                .collect(Collectors.toMap(Stopped::step, Stopped::count));
        rows.removeAll();
        running.all().stream()
                .flatMap(model -> model.versions().stream())
                .filter(version -> version.id().equals(definition))
                .flatMap(version -> version.steps().stream())
                .forEach(step -> {
                    ObjectNode row = rows.addObject()
                            .put("id", step.id())
                            .put("instances", step.count())
                            .put("failedJobs", 0);
                    incidents(row.putArray("incidents"), failed.getOrDefault(step.id(), 0L));
                });
    }
}
