package org.zhenggai.access;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Finds every path and method that the running server answers: {@code GET /items/{item}}. */
final class ServerPaths {

    private static final List<String> FILES = List.of("META-INF/resources", "static", "public", "resources");

    private final WebApplicationContext server;

    ServerPaths(WebApplicationContext server) {
        this.server = server;
    }

    Set<String> all() throws ReflectiveOperationException, IOException {
        Set<String> all = new TreeSet<>();
        pages(all);
        servlets(all);
        files(all);
        return all;
    }

    /** Our controllers, and what Spring brings. */
    private void pages(Set<String> all) {
        server.getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> add(all, info)));
    }

    private static void add(Set<String> all, RequestMappingInfo info) {
        Collection<RequestMethod> methods = info.getMethodsCondition().getMethods();
        Collection<RequestMethod> asked =
                methods.isEmpty() ? List.of(RequestMethod.GET, RequestMethod.POST, RequestMethod.PUT) : methods;
        info.getPatternValues().forEach(path -> asked.forEach(method -> all.add(method + " " + path)));
    }

    /** JAX-RS applications with all their resources; a servlet of another kind is named as a path nobody knows. */
    private void servlets(Set<String> all) throws ReflectiveOperationException {
        ServletContext servlets = server.getServletContext();
        for (ServletRegistration servlet : servlets.getServletRegistrations().values()) {
            String application = servlet.getInitParameter("jakarta.ws.rs.Application");
            for (String mapping : servlet.getMappings()) {
                String base = mapping.replace("/*", "");
                if (application != null) {
                    Object found =
                            Class.forName(application).getDeclaredConstructor().newInstance();
                    all.addAll(JaxRsPaths.of(base, ((Application) found).getClasses()));
                } else if (servlet.getClassName().equals(ServletContainer.class.getName())) {
                    all.addAll(JaxRsPaths.of(
                            base, server.getBean(ResourceConfig.class).getClasses()));
                } else if (!servlet.getClassName().equals(DispatcherServlet.class.getName())
                        && !Set.of("default", "jsp").contains(servlet.getName())) {
                    all.add("GET " + mapping + " (servlet " + servlet.getClassName() + ")");
                }
            }
        }
    }

    /** Files in our jar and all others; those under {@code webjars/camunda} are served under {@code /camunda} as well. */
    private static void files(Set<String> all) throws IOException {
        PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
        for (String folder : FILES) {
            for (Resource file : files.getResources("classpath*:/" + folder + "/**/*.*")) {
                String url = file.getURL().toString();
                String path = url.substring(url.lastIndexOf("/" + folder + "/") + folder.length() + 1);
                all.add("GET " + path);
                if (path.startsWith("/webjars/camunda/")) {
                    all.add("GET /camunda/" + path.substring("/webjars/camunda/".length()));
                }
            }
        }
    }
}
