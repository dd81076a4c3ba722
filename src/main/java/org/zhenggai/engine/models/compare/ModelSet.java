package org.zhenggai.engine.models.compare;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhenggai.kernel.Refusal;

/** All files that run together, by path. */
public final class ModelSet {

    private static final Pattern PATH = Pattern.compile("(processes|forms)/[\\w-]+/[\\w-]+\\.(bpmn|dmn|form)");
    private static final Pattern PLAIN = Pattern.compile("[\\w-]{1,60}");

    /** No files. */
    public static final ModelSet NONE = new ModelSet(Map.of());

    private final SortedMap<String, ModelFile> files = new TreeMap<>();

    /** The texts by path. */
    public ModelSet(Map<String, String> texts) {
        texts.forEach((path, text) -> files.put(path, ModelFile.read(path, text)));
        nameForms();
    }

    private ModelSet(Collection<ModelFile> files) {
        files.forEach(file -> this.files.put(file.path(), file));
        nameForms();
    }

    /** The id of a form that one of these binds. */
    public Optional<String> formOf(String form) {
        return ModelFile.read("x" + ModelFile.Kind.FORM.ending(), form).defines().keySet().stream()
                .filter(key ->
                        files.values().stream().anyMatch(file -> file.binds().contains(key)))
                .map(key -> key.substring(key.indexOf(':') + 1))
                .findFirst();
    }

    private void nameForms() {
        Map<String, String> tasks = new HashMap<>();
        files.values().forEach(file -> tasks.putAll(file.tasks()));
        files.replaceAll((path, file) -> file.kind() == ModelFile.Kind.FORM
                ? file.defines().keySet().stream()
                        .filter(tasks::containsKey)
                        .findFirst()
                        .map(form -> file.named(tasks.get(form)))
                        .orElse(file)
                : file);
    }

    /** What goes along with a change although nobody changed it, and why. */
    public record Along(String path, String word, String why) {}

    public Map<String, ModelFile> files() {
        return Collections.unmodifiableMap(files);
    }

    public SortedMap<String, String> texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        files.forEach((path, file) -> texts.put(path, file.text()));
        return texts;
    }

    /** These with others instead of or beside them. */
    public ModelSet with(ModelSet others) {
        SortedMap<String, ModelFile> all = new TreeMap<>(files);
        all.putAll(others.files);
        return new ModelSet(all.values());
    }

    /** These without some paths. */
    public ModelSet without(Set<String> paths) {
        return new ModelSet(files.values().stream()
                .filter(file -> !paths.contains(file.path()))
                .toList());
    }

    /** Those that use something of these paths, which they would miss. */
    public List<ModelFile> usersOf(Set<String> paths) {
        return files.values().stream()
                .filter(file -> !paths.contains(file.path()))
                .filter(file -> paths.stream()
                        .map(files::get)
                        .filter(Objects::nonNull)
                        .anyMatch(used -> file.binds().stream().anyMatch(used.defines()::containsKey)))
                .toList();
    }

    /** Those that none of the others uses, and what only they used, as far as they may go. */
    public SortedSet<String> orphans(Predicate<String> mayGo) {
        Set<String> unused = files.keySet().stream()
                .filter(path -> mayGo.test(path) && usersOf(Set.of(path)).isEmpty())
                .collect(Collectors.toSet());
        return onlyFor(unused, mayGo);
    }

    /** What of these only the files of some paths use: without them nobody needs it. */
    public SortedSet<String> onlyFor(Set<String> paths, Predicate<String> mayGo) {
        SortedSet<String> gone = new TreeSet<>(paths);
        boolean isMore = true;
        while (isMore) {
            isMore = gone.addAll(files.values().stream()
                    .filter(file -> mayGo.test(file.path()) && !gone.contains(file.path()))
                    .filter(file -> gone.stream()
                            .map(files::get)
                            .filter(Objects::nonNull)
                            .anyMatch(user -> user.binds().stream().anyMatch(file.defines()::containsKey)))
                    .filter(file -> {
                        Set<String> with = new TreeSet<>(gone);
                        with.add(file.path());
                        return usersOf(Set.of(file.path())).stream().allMatch(user -> with.contains(user.path()));
                    })
                    .map(ModelFile::path)
                    .toList());
        }
        return gone;
    }

    /** Those whose text is another here than there, or is there not at all. */
    public ModelSet changedFrom(ModelSet others) {
        return new ModelSet(files.values().stream()
                .filter(file -> !Optional.ofNullable(others.files.get(file.path()))
                        .map(ModelFile::text)
                        .filter(file.text()::equals)
                        .isPresent())
                .toList());
    }

    /**
     * Files by the paths they have here: Camunda Modeler sends bare names, and what a file is follows from what it
     * defines.
     *
     * @param sent texts by the names they came with
     * @throws Refusal when a file cannot be read, or two are the same
     */
    public ModelSet placed(Map<String, String> sent) {
        List<ModelFile> read = sent.entrySet().stream()
                .map(file -> ModelFile.read(file.getKey(), file.getValue()))
                .toList();
        SortedMap<String, ModelFile> placed = new TreeMap<>();
        for (ModelFile file : read) {
            String path =
                    files.containsKey(file.path()) ? file.path() : known(file).orElseGet(() -> place(file, read));
            ModelFile other = placed.put(path, file.at(path));
            Refusal.unless(other == null, "有两个文件定义了同一个%s。请只留一个再提交。", other == null ? "" : other.word());
        }
        return new ModelSet(placed.values());
    }

    private Optional<String> known(ModelFile file) {
        return files.values().stream()
                .filter(one -> one.defines().keySet().stream().anyMatch(file.defines()::containsKey))
                .map(ModelFile::path)
                .findFirst();
    }

    private String place(ModelFile file, List<ModelFile> sent) {
        if (PATH.matcher(file.path()).matches()) {
            return file.path();
        }
        String id = file.id();
        Refusal.unless(
                PLAIN.matcher(id).matches(),
                "“%s”的 id 是“%s”，只能用英文字母、数字、横线和下划线，最多60个。请在 Camunda Modeler 中改好再提交。",
                file.path(),
                id);
        ModelFile.Kind kind = file.kind();
        String folder = kind == ModelFile.Kind.MODEL
                ? id
                : user(file, sent).map(ModelFile::id).orElse(id);
        return (kind == ModelFile.Kind.FORM ? "forms/" : "processes/") + folder + "/" + id + kind.ending();
    }

    private Optional<ModelFile> user(ModelFile file, List<ModelFile> sent) {
        return Stream.concat(sent.stream(), files.values().stream())
                .filter(one -> one.binds().stream().anyMatch(file.defines()::containsKey))
                .findFirst();
    }

    /**
     * What has to be deployed with changed files, so that the change counts: the models that bind one of them, whose next
     * instances would call the old one else, and all that these and the changed ones bind.
     */
    public List<Along> along(ModelSet changed) {
        Map<String, Along> along = new LinkedHashMap<>();
        Deque<ModelFile> toAsk = new ArrayDeque<>(changed.files.values());
        while (!toAsk.isEmpty()) {
            ModelFile used = toAsk.pop();
            for (ModelFile user : files.values()) {
                boolean isNew = !changed.files.containsKey(user.path()) && !along.containsKey(user.path());
                if (isNew && user.binds().stream().anyMatch(used.defines()::containsKey)) {
                    along.put(user.path(), new Along(user.path(), user.word(), "用到" + used.word() + "，一并发布，否则仍用旧版"));
                    toAsk.push(user);
                }
            }
        }
        Map<String, ModelFile> owners = new HashMap<>();
        files.values().forEach(file -> file.defines().keySet().forEach(key -> owners.put(key, file)));
        toAsk.addAll(changed.files.values());
        along.keySet().forEach(path -> toAsk.add(files.get(path)));
        while (!toAsk.isEmpty()) {
            ModelFile user = toAsk.pop();
            for (String bound : user.binds()) {
                ModelFile used = owners.get(bound);
                if (used != null && !changed.files.containsKey(used.path()) && !along.containsKey(used.path())) {
                    along.put(used.path(), new Along(used.path(), used.word(), user.word() + "要用到，取正在运行的版本"));
                    toAsk.push(used);
                }
            }
        }
        return List.copyOf(along.values());
    }
}
