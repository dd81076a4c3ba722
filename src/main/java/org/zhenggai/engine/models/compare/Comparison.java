package org.zhenggai.engine.models.compare;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** How files differ, in words. */
public final class Comparison {

    private Comparison() {}

    /**
     * How one file differs.
     *
     * @param isNew whether there was none of this path before
     * @param isGone whether there is none any more
     */
    public record FileChange(String path, String word, boolean isNew, boolean isGone, List<Change> changes) {

        /** Whether it can be shown as a picture. */
        public boolean isDrawn() {
            return path.endsWith(ModelFile.Kind.MODEL.ending());
        }

        boolean isForm() {
            return path.endsWith(ModelFile.Kind.FORM.ending());
        }

        /** A sentence where nothing that counts has changed; else empty. */
        public String onlySaid() {
            if (changes.isEmpty()) {
                return "只动了空白、注释或书写的先后，内容没有变。";
            }
            return changes.stream().allMatch(Change::isDrawing) ? isForm() ? "只动了布局，内容没有变。" : "只动了图，内容没有变。" : "";
        }
    }

    /** What happened to an element, a field, or a row. */
    public enum How {
        ADDED("新增"),
        REMOVED("删除"),
        CHANGED("改动");

        private final String word;

        How(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * One difference.
     *
     * @param id in the file
     * @param what the element with its name
     * @param details what of it is another now, each in words
     * @param before the part as it was; null where it is new, or where no single part has changed
     * @param after the part as it is
     */
    public record Change(How how, String id, String what, List<String> details, Part before, Part after) {

        /** Whether only the picture or the layout has changed. */
        public boolean isDrawing() {
            return after != null && after.isDrawing() || before != null && before.isDrawing();
        }
    }

    /** How each of the changed files differs from the one of the same path among others. */
    public static List<FileChange> of(ModelSet before, ModelSet changed) {
        return of(before, changed, Set.of());
    }

    /** The same, with paths that are taken away. */
    public static List<FileChange> of(ModelSet before, ModelSet changed, Set<String> gone) {
        // Forms are called by the tasks that show them, which may stand in files that did not change.
        Map<String, ModelFile> all = before.with(changed).files();
        return Stream.concat(
                        changed.files().keySet().stream()
                                .map(path -> of(before.files().get(path), all.get(path))),
                        gone.stream().filter(all::containsKey).map(path -> gone(all.get(path))))
                .toList();
    }

    private static FileChange of(ModelFile old, ModelFile file) {
        return new FileChange(
                file.path(), file.word(), old == null, false, Differences.of(Content.of(old), Content.of(file)));
    }

    private static FileChange gone(ModelFile file) {
        return new FileChange(file.path(), file.word(), false, true, Differences.of(Content.of(file), Content.NONE));
    }
}
