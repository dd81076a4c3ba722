package org.zhenggai.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.rules.DecisionTrialProcess.Table;
import org.zhenggai.rules.RuleTrials.OpenRound;

/** The command {@code rules --dry-run}: tries files on all open rounds and says what would change. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RuleDryRun {

    private static final String SET = ".yaml";
    private static final String TABLE = ".dmn";

    private final RuleTrials trials;
    private final RuleSetVersions versions;
    private final DecisionTrialProcess tables;

    /**
     * The trial in words.
     *
     * @param path a rule set, a decision table, or a folder with both
     * @throws Refusal when there is nothing to try, or a file cannot be used
     */
    public String run(Path path) {
        List<RuleSetFile> sets = new ArrayList<>();
        List<Table> decisions = new ArrayList<>();
        for (Path file : files(path)) {
            byte[] bytes = read(file);
            String name = String.valueOf(file.getFileName());
            if (name.endsWith(SET)) {
                sets.add(RuleSetFile.parse(PlainText.of(name, bytes)));
            } else {
                decisions.add(tables.read(name, bytes));
            }
        }
        Set<String> families = sets.stream().map(RuleSetFile::code).collect(Collectors.toSet());
        Refusal.unless(families.size() == sets.size(), "文件夹里有两份同一规则集，请只留一份再试算。");
        StringBuilder text = new StringBuilder("试算，没有改动任何数据。\n");
        List<OpenRound> rounds = trials.rounds();
        for (OpenRound round : rounds) {
            String family = family(round);
            RuleSetFile next = sets.stream()
                    .filter(set -> set.code().equals(family))
                    .findFirst()
                    .orElse(null);
            if (next == null && decisions.isEmpty()) {
                text.append("轮次" + round.id() + "《" + round.title() + "》用的是规则集" + family + "，文件里没有，不受影响。\n");
            } else {
                text.append(trials.run(round, next, decisions).inWords());
            }
        }
        return rounds.isEmpty() ? text + "目前没有在办的轮次。\n" : text.toString();
    }

    private String family(OpenRound round) {
        return versions.file(round.ruleSet()).code();
    }

    private static List<Path> files(Path path) {
        Refusal.unless(Files.exists(path), "找不到“%s”，请检查路径。", path);
        if (!Files.isDirectory(path)) {
            Refusal.unless(isRule(path), "“%s”不是规则集（.yaml）或决策表（.dmn）。", path);
            return List.of(path);
        }
        try (Stream<Path> inside = Files.list(path)) {
            List<Path> files = inside.filter(RuleDryRun::isRule).sorted().toList();
            Refusal.unless(!files.isEmpty(), "文件夹“%s”里没有规则集（.yaml）或决策表（.dmn）。", path);
            return files;
        } catch (IOException e) {
            throw new Refusal("打不开文件夹“" + path + "”，请检查读取权限。");
        }
    }

    private static boolean isRule(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(SET) || name.endsWith(TABLE);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Refusal("打不开“" + file + "”，请检查读取权限。");
        }
    }
}
