package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.PathContainer;
import org.zhenggai.access.Doors.Door;
import org.zhenggai.access.Doors.Entry;
import org.zhenggai.access.Doors.Surface;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;

/**
 * Somebody without a case goes through every door that is open to him, with the real ids of another unit's case in his
 * hands, and finds nothing of it.
 */
class StrangerTest extends VisitedServer {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    /** Words of every finding that {@link org.zhenggai.process.Cycle} imports. */
    private static final String SECRET = "账目不清";

    @Autowired
    private Doors doors;

    @Autowired
    private FilterService filters;

    @Autowired
    private RepositoryService repository;

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"INSPECTED_UNIT", "INSPECTION_TEAM", "PROCESS_DESIGNER", "CAMUNDA_ADMIN"})
    void findsNothingBehindAnyOpenDoor(Role role) {
        Visitor stranger = loggedIn(stranger(role));
        assertThat(stranger.statusOf("/camunda/app/welcome/default/")).isEqualTo(200);
        stranger.keepToken("/");
        List<String> leaks = new ArrayList<>();
        int asked = 0;
        for (Door door : doors.all()) {
            boolean isQuery = door.method().equals("POST") && door.path().matches(query(door));
            boolean isOpen = door.entries().get(role) != Entry.NO && door.surface() != Surface.REST;
            if (isOpen && (door.method().equals("GET") || isQuery)) {
                for (String path : paths(door.path().getPatternString())) {
                    HttpResponse<String> answer = stranger.ask(door.method(), path);
                    asked++;
                    if (answer.body().contains(SECRET)) {
                        leaks.add(door.method() + " " + path + ": " + answer.statusCode());
                    }
                }
            }
        }
        assertThat(leaks).as("doors behind which a stranger finds a case").isEmpty();
        assertThat(asked).isGreaterThan(20);
    }

    /** The same doors show the case to its unit, or the test above would prove nothing. */
    @Test
    void unitFindsItsCase() {
        Visitor head = inTasklist(HEAD);
        assertThat(head.get(ENGINE + "/task/" + task.getId()).body()).contains(SECRET);
        assertThat(head.get("/items/" + item).body()).contains(SECRET);
        assertThat(head.get("/rounds/" + cycle.roundOf(item) + "/ledger").body())
                .contains(SECRET);
        assertThat(head.ask("POST", ENGINE + "/task").body()).contains(SECRET);
    }

    private static PathContainer query(Door door) {
        String path = door.path().getPatternString();
        boolean isQuery = List.of(
                        "task", "list", "count", "process-instance", "incident", "job", "external-task", "group")
                .contains(path.substring(path.lastIndexOf('/') + 1));
        return PathContainer.parsePath(isQuery ? VARIABLE.matcher(path).replaceAll("0") : "/none");
    }

    private String stranger(Role role) {
        String user = "stranger-" + role.code();
        if (directory.nameOf(user).equals(user)) {
            if (directory.units().stream().noneMatch(unit -> unit.code().equals("unit3"))) {
                directory.addUnit(new Directory.Unit("unit3", "无关社区", "community", "town"));
            }
            String unit = role == Role.INSPECTED_UNIT ? "unit3" : null;
            directory.addPerson(
                    new Directory.Person(user, "测试-" + role.word(), "head", unit, null, Set.of(role)), PASSWORD);
        }
        return user;
    }

    /** The path with the ids of the case; one for each filter of Tasklist. */
    private List<String> paths(String pattern) {
        Map<String, String> ids = new HashMap<>(Map.of(
                "item", Long.toString(item),
                "round", Long.toString(cycle.roundOf(item)),
                "task", task.getId(),
                "instance", task.getProcessInstanceId(),
                "execution", task.getExecutionId(),
                "definition", task.getProcessDefinitionId(),
                "user", HEAD,
                "key", "rectification-item"));
        ids.put("deployment", repository.createDeploymentQuery().list().get(0).getId());
        List<String> paths = new ArrayList<>();
        List<Filter> used =
                pattern.contains("{filter}") ? filters.createFilterQuery().list() : List.of();
        if (used.isEmpty()) {
            paths.add(fill(pattern, ids));
        }
        for (Filter filter : used) {
            ids.put("filter", filter.getId());
            paths.add(fill(pattern, ids));
        }
        return paths;
    }

    private static String fill(String pattern, Map<String, String> ids) {
        return VARIABLE.matcher(pattern)
                .replaceAll(found -> ids.getOrDefault(found.group(1), "0"))
                .replace("/**", "/0");
    }
}
