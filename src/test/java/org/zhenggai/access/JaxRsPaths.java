package org.zhenggai.access;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** Every path and method of a JAX-RS application, those behind sub-resource locators too: {@code GET /task/{id}}. */
final class JaxRsPaths {

    private final Set<String> found = new TreeSet<>();
    private final Deque<Class<?>> open = new ArrayDeque<>();

    private JaxRsPaths() {}

    /** The paths of these root resources below a base, each with its method. */
    static Set<String> of(String base, Collection<Class<?>> resources) {
        JaxRsPaths paths = new JaxRsPaths();
        for (Class<?> resource : resources) {
            Path path = annotation(resource, Path.class);
            if (path != null) {
                paths.read(resource, join(base, path.value()));
            }
        }
        return paths.found;
    }

    private void read(Class<?> resource, String path) {
        if (open.contains(resource)) {
            throw new IllegalStateException(resource + " contains itself");
        }
        open.push(resource);
        for (Method method : resource.getMethods()) {
            Path own = annotation(method, Path.class);
            String at = own == null ? path : join(path, own.value());
            Set<String> verbs = verbs(method);
            verbs.forEach(verb -> found.add(verb + " " + at));
            if (verbs.isEmpty() && own != null) {
                read(method.getReturnType(), at);
            }
        }
        open.pop();
    }

    private static Set<String> verbs(Method method) {
        Set<String> verbs = new TreeSet<>();
        for (Method declared : declarations(method)) {
            for (Annotation annotation : declared.getAnnotations()) {
                HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (verb != null) {
                    verbs.add(verb.value());
                }
            }
        }
        return verbs;
    }

    private static <A extends Annotation> A annotation(Method method, Class<A> type) {
        return declarations(method).stream()
                .map(declared -> declared.getAnnotation(type))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    private static <A extends Annotation> A annotation(Class<?> resource, Class<A> type) {
        return ancestors(resource).stream()
                .map(ancestor -> ancestor.getDeclaredAnnotation(type))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    /** The method itself and what it overrides: JAX-RS inherits annotations. */
    private static Set<Method> declarations(Method method) {
        Set<Method> all = new HashSet<>();
        for (Class<?> ancestor : ancestors(method.getDeclaringClass())) {
            Arrays.stream(ancestor.getDeclaredMethods())
                    .filter(other -> other.getName().equals(method.getName())
                            && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()))
                    .forEach(all::add);
        }
        return all;
    }

    private static Set<Class<?>> ancestors(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        Deque<Class<?>> left = new ArrayDeque<>();
        left.add(type);
        while (!left.isEmpty()) {
            Class<?> next = left.poll();
            if (next != Object.class && all.add(next)) {
                if (next.getSuperclass() != null) {
                    left.add(next.getSuperclass());
                }
                left.addAll(Arrays.asList(next.getInterfaces()));
            }
        }
        return all;
    }

    /** Joins with one slash and leaves the patterns of variables out: {@code {id: [^/]+}} is {@code {id}}. */
    private static String join(String base, String path) {
        String plain = path.replaceAll("\\{\\s*([^:}\\s]+)\\s*:[^}]*(\\{[^}]*}[^}]*)?}", "{$1}");
        String joined = (base + "/" + plain).replaceAll("/+", "/");
        return joined.length() > 1 && joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined;
    }
}
