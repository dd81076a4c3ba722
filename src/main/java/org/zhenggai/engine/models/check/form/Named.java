package org.zhenggai.engine.models.check.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhenggai.engine.models.check.feel.Feel;
import org.zhenggai.engine.models.check.feel.Feel.Parsed;
import org.zhenggai.engine.models.check.feel.Feel.Tree;

/** Which components of a form an expression names. */
final class Named {

    private Named() {}

    /** Empty for no expression, and for one that cannot be read, which is told elsewhere. */
    static Optional<Tree> tree(JsonNode written) {
        String text = written.asText().strip();
        Parsed parsed = text.startsWith("=") ? Feel.expression(text.substring(1).strip()) : null;
        return parsed != null && parsed.isGood() ? Optional.of(parsed.tree()) : Optional.empty();
    }

    static String joined(String holder, String name) {
        return holder.isEmpty() ? name : holder + "." + name;
    }

    /** Names as often as they stand there, each as a path of its own. */
    static List<String> written(Tree tree) {
        return tree.all()
                .filter(part -> part.kind().equals("Ref"))
                .map(part ->
                        ((List<?>) part.part(0)).stream().map(String::valueOf).collect(Collectors.joining(".")))
                .toList();
    }

    static Set<String> in(Tree tree, String holder, Set<String> known) {
        return written(tree).stream()
                .flatMap(name -> resolved(name, holder, known).stream())
                .collect(Collectors.toSet());
    }

    /** As form-js looks for a name: in the row or group where it is written, then in what is around that. */
    static Optional<String> resolved(String name, String holder, Set<String> known) {
        String path = name.replaceFirst("^this\\.", "");
        String around = holder;
        while (path.startsWith("parent.")) {
            path = path.substring("parent.".length());
            around = outer(around);
        }
        while (true) {
            String whole = joined(around, path);
            while (!whole.isEmpty() && !whole.equals(around)) {
                if (known.contains(whole)) {
                    return Optional.of(whole);
                }
                whole = outer(whole);
            }
            if (around.isEmpty()) {
                return Optional.empty();
            }
            around = outer(around);
        }
    }

    private static String outer(String name) {
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
    }
}
