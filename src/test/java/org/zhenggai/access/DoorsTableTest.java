package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.web.context.WebApplicationContext;
import org.zhenggai.access.Doors.Door;
import org.zhenggai.access.Doors.Entry;
import org.zhenggai.access.Doors.Surface;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.people.account.Credentials;

/** The table of doors is complete, it says nothing of what is not there, and the server does what it says. */
class DoorsTableTest extends VisitedServer {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    /** Answered by filters, which no mapping shows. */
    private static final Set<String> BY_FILTERS = Set.of(
            "POST /login",
            "POST /logout",
            "GET /oauth2/authorization/{registration}",
            "GET /login/oauth2/code/{registration}",
            "GET /camunda/app/admin/default/setup/**");

    /** Without a table there would be fewer: the engine's REST alone, which is there three times, has more than 400. */
    private static final int MANY = 1400;

    @Autowired
    private WebApplicationContext server;

    @Autowired
    private Doors doors;

    @Autowired
    private Credentials credentials;

    private final Denials denials = new Denials();

    /** Hears what the doors refuse, so that it is told from what is refused behind them. */
    private static final class Denials implements ApplicationListener<AuthorizationDeniedEvent<?>> {

        private volatile boolean heard;

        @Override
        public void onApplicationEvent(AuthorizationDeniedEvent<?> event) {
            heard = true;
        }
    }

    @BeforeEach
    void listen() {
        ((ConfigurableApplicationContext) server).addApplicationListener(denials);
    }

    @AfterEach
    void leave() {
        ((ConfigurableApplicationContext) server).removeApplicationListener(denials);
    }

    @Test
    void everyPathHasARowAndEveryRowAPath() throws Exception {
        Set<String> paths = new ServerPaths(server).all();
        assertThat(paths).hasSizeGreaterThan(MANY);
        Set<String> lacking = new TreeSet<>();
        Set<String> stale = new TreeSet<>(doors.all().stream().map(Door::title).toList());
        stale.removeAll(BY_FILTERS);
        for (String path : paths) {
            Optional<Door> row = row(path);
            row.ifPresentOrElse(door -> stale.remove(door.title()), () -> lacking.add(path));
        }
        assertThat(lacking).as("paths of the server that %s lacks", Doors.TABLE).isEmpty();
        assertThat(stale)
                .as("rows of %s for which the server has no path", Doors.TABLE)
                .isEmpty();
    }

    private Optional<Door> row(String methodAndPath) {
        int space = methodAndPath.indexOf(' ');
        String path = methodAndPath
                .substring(space + 1)
                .replaceAll("\\{(engine|processEngineName)}", "default")
                .replace("/camunda/api/engine/engine/{name}", ENGINE);
        return doors.of(methodAndPath.substring(0, space), PathContainer.parsePath(concrete(path)));
    }

    private static String concrete(String path) {
        String below = path.startsWith("/camunda/app/") && !path.contains("/shared/") ? "/default/" : "/0.js";
        return VARIABLE.matcher(path).replaceAll("0").replace("/**", below);
    }

    @Test
    void strangersPassNoDoorThatIsClosedToThem() {
        Visitor stranger = visitor();
        stranger.keepToken("/login");
        walk(stranger, visitor(), Door::anonymous);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void rolePassesTheDoorsTheTableOpens(Role role) {
        String user = "door-" + role.code();
        if (directory.nameOf(user).equals(user)) {
            String unit = role == Role.INSPECTED_UNIT ? "unit2" : null;
            directory.addPerson(new Directory.Person(user, "测试-" + role.word(), "handler", unit, null, Set.of(role)));
            // Hashing takes time by intent, and REST does it with each request.
            credentials.setHash(user, "{noop}" + PASSWORD, false);
        }
        Visitor visitor = loggedIn(user);
        assertThat(visitor.statusOf("/camunda/app/welcome/default/")).isEqualTo(200);
        visitor.keepToken("/");
        walk(visitor, visitor().basic(user, PASSWORD), door -> door.entries().get(role));
    }

    private interface Expectation {
        Entry of(Door door);
    }

    private void walk(Visitor pages, Visitor rest, Expectation expected) {
        List<String> wrong = new ArrayList<>();
        Map<Surface, Integer> walked = new EnumMap<>(Surface.class);
        for (Door door : doors.all()) {
            if (door.title().contains("/login") || door.title().contains("logout")) {
                continue;
            }
            denials.heard = false;
            String method = door.method().equals("*") ? "POST" : door.method();
            HttpResponse<String> answer = (door.surface() == Surface.REST ? rest : pages)
                    .ask(method, concrete(door.path().getPatternString()));
            String fault = fault(expected.of(door), door.title(), answer);
            if (!fault.isEmpty()) {
                wrong.add(door.title() + ": " + fault + ", status " + answer.statusCode());
            }
            walked.merge(door.surface(), 1, Integer::sum);
        }
        assertThat(wrong).isEmpty();
        assertThat(walked).containsOnlyKeys(Surface.values());
    }

    private String fault(Entry expected, String path, HttpResponse<String> answer) {
        int status = answer.statusCode();
        boolean isRefused = status == 401
                || status == 403
                || status == 302
                        && answer.headers().firstValue("Location").orElse("").endsWith("/login");
        return switch (expected) {
            case NO -> denials.heard && isRefused ? "" : "should be closed";
            case OWN -> denials.heard ? "the door should be open" : "";
            // Camunda answers 403 for files of plugins that are not there.
            case YES -> denials.heard || isRefused && !path.contains("/static/") ? "should be open" : "";
        };
    }
}
