package org.zhenggai.engine.models.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How files differ, in words. */
public final class Comparison {

    private Comparison() {}

    /**
     * How one file differs.
     *
     * @param isNew whether there was none of this path before
     */
    public record FileChange(String path, String word, boolean isNew, List<Change> changes) {}

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
     */
    public record Change(How how, String id, String what, List<String> details) {}

    /** How each of the changed files differs from the one of the same path among others. */
    public static List<FileChange> of(ModelSet before, ModelSet changed) {
        // Forms are called by the tasks that show them, which may stand in files that did not change.
        Map<String, ModelFile> all = before.with(changed).files();
        return changed.files().keySet().stream()
                .map(path -> of(before.files(), all.get(path)))
                .toList();
    }

    private static FileChange of(Map<String, ModelFile> before, ModelFile file) {
        ModelFile old = before.get(file.path());
        return new FileChange(file.path(), file.word(), old == null, changes(old, file));
    }

    private static List<Change> changes(ModelFile old, ModelFile file) {
        List<Change> told = new ArrayList<>(told(old, file));
        if (old != null
                && told.stream().allMatch(ModelParts::isDrawing)
                && !Content.of(old).equals(Content.of(file))) {
            told.add(new Change(How.CHANGED, "", "其他内容", List.of("其他内容有改动，请打开文件查看")));
        }
        return told;
    }

    private static List<Change> told(ModelFile old, ModelFile file) {
        return switch (file.kind()) {
            case MODEL -> Differences.of(ModelParts.of(old), ModelParts.of(file));
            case TABLE -> Differences.of(TableParts.of(old), TableParts.of(file));
            case FORM -> Differences.inOrder(FormParts.of(old), FormParts.of(file));
        };
    }
}
