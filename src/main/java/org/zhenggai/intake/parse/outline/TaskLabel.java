package org.zhenggai.intake.parse.outline;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Labels;

/** The label of what is to be put right in notices that name no problem: 整改任务：… 整改目标：… 完成情况：… */
final class TaskLabel {

    private static final Set<Labels.Role> COME_WITH_IT = EnumSet.of(
            Labels.Role.GOAL, Labels.Role.MEASURE, Labels.Role.ACCOUNT, Labels.Role.RESULT, Labels.Role.DEADLINE);
    private static final int FEWEST = 2;

    private TaskLabel() {}

    /** The word, where the first label over a problem's parts is of a task and no label in the text is of a problem. */
    static Optional<String> in(Source source) {
        String task = null;
        Set<Labels.Role> others = EnumSet.noneOf(Labels.Role.class);
        for (Source.Line line : source.lines()) {
            Optional<Labels.Label> label = Labels.at(source.flat(), line.from(), line.to() + 1);
            if (label.isEmpty()) {
                continue;
            }
            if (label.get().role() == Labels.Role.FINDING) {
                return Optional.empty();
            }
            boolean isTask =
                    label.get().word().endsWith("任务") || label.get().word().endsWith("事项");
            if (task == null && isTask && others.isEmpty() && label.get().textFrom() < line.to()) {
                task = label.get().word();
            } else if (COME_WITH_IT.contains(label.get().role())) {
                others.add(label.get().role());
            }
        }
        return others.size() >= FEWEST ? Optional.ofNullable(task) : Optional.empty();
    }
}
