package org.zhenggai.engine.models.migration;

import java.time.LocalDateTime;
import java.util.List;

/**
 * What became of a run: how much moved, what stays and why. Counts only, so that it can be kept and shown to designers.
 *
 * @param id 0 for a trial that is kept nowhere
 */
public record Report(
        long id,
        Kind kind,
        State state,
        String person,
        LocalDateTime startedAt,
        LocalDateTime changedAt,
        List<Part> parts) {

    public Report {
        parts = List.copyOf(parts);
    }

    /** Whether anything is changed. */
    enum Kind {
        TRIAL("试算"),
        MOVE("迁移");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    enum State {
        RUNNING("进行中"),
        DONE("已完成"),
        BROKEN("已中断");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * An older version of a model.
     *
     * @param moved how many came over, or would have
     * @param gone how many ended meanwhile
     */
    record Part(
            long id,
            String process,
            String name,
            int fromVersion,
            int toVersion,
            int total,
            int moved,
            int gone,
            List<Failure> failures) {

        Part {
            failures = List.copyOf(failures);
        }

        public int failed() {
            return failures.stream().mapToInt(Failure::number).sum();
        }

        private String inWords(boolean isTrial) {
            return "在办%d件，%s%d件".formatted(total, isTrial ? "可以迁移" : "已迁移", moved)
                    + (failed() == 0 ? "" : "，留在原版本%d件".formatted(failed()))
                    + (gone == 0 ? "" : "，其间办结%d件".formatted(gone));
        }
    }

    /** So many instances stay, whole, for this reason. */
    record Failure(String step, String name, String reason, int number) {}

    public int total() {
        return parts.stream().mapToInt(Part::total).sum();
    }

    public int moved() {
        return parts.stream().mapToInt(Part::moved).sum();
    }

    public int failed() {
        return parts.stream().mapToInt(Part::failed).sum();
    }

    public int gone() {
        return parts.stream().mapToInt(Part::gone).sum();
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    public boolean isTrial() {
        return kind == Kind.TRIAL;
    }

    /** Whether it came to its end and nothing stays behind. */
    public boolean isWhole() {
        return state == State.DONE && failed() == 0;
    }

    /** As the command line prints it. */
    public String inWords() {
        StringBuilder words = new StringBuilder();
        if (parts.isEmpty()) {
            return "没有要迁移的。\n";
        }
        for (Part part : parts) {
            words.append("%s 第%d版 → 第%d版：".formatted(part.name(), part.fromVersion(), part.toVersion()))
                    .append(part.inWords(isTrial()))
                    .append('\n');
            part.failures()
                    .forEach(failure -> words.append("    %d件停在“%s”：%s\n"
                            .formatted(
                                    failure.number(),
                                    failure.name().isEmpty() ? "整个流程" : failure.name(),
                                    failure.reason())));
        }
        String sum = isTrial() ? "试算完成，没有改动数据：%d件可以迁移，%d件不能。\n" : "迁移完成：%d件已按新版本办理，%d件原样留在原版本。\n";
        return words.append(
                        state == State.DONE
                                ? sum.formatted(moved(), failed())
                                : "中途断了：已迁移%d件，其余原样留在原版本；请再迁移一次。\n".formatted(moved()))
                .toString();
    }
}
