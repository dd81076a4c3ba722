package org.zhenggai.engine.models.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.Refusal;

/** The command {@code export}: what runs as files, at the paths they have in the project. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ModelExport {

    private final ReleaseList releases;

    /**
     * Writes what runs; files of a folder that run no longer stay there, and are named.
     *
     * @return what was written, in words
     */
    public String run(Path folder) {
        Map<String, String> texts = releases.running().texts();
        Refusal.unless(!texts.isEmpty(), "数据库里还没有流程，请先启动一次服务器。");
        int changed = 0;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = folder.resolve(text.getKey()).normalize();
            Refusal.unless(file.startsWith(folder.normalize()), "“%s”不在文件夹里，没有写出。", text.getKey());
            try {
                boolean isSame = Files.exists(file) && Files.readString(file).equals(text.getValue());
                if (!isSame) {
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, text.getValue());
                    changed++;
                }
            } catch (IOException e) {
                throw new Refusal("写不了“" + file + "”，请检查路径和权限。");
            }
        }
        List<String> others = others(folder, texts.keySet());
        return "正在运行的" + texts.size() + "个文件已写入 " + folder + "，其中" + changed + "个与原来不同。\n"
                + (others.isEmpty()
                        ? ""
                        : "文件夹里还有" + others.size() + "个已不运行的文件，请删去：" + String.join("、", others) + "。\n");
    }

    private static List<String> others(Path folder, Set<String> running) {
        List<String> others = new ArrayList<>();
        for (String part : List.of("processes", "forms")) {
            Path below = folder.resolve(part);
            if (Files.isDirectory(below)) {
                ModelFolders.filesIn(below).keySet().stream()
                        .map(path -> part + "/" + path)
                        .filter(path -> !running.contains(path))
                        .forEach(others::add);
            }
        }
        return others;
    }

    /** What runs by path. */
    public SortedMap<String, String> texts() {
        return new TreeMap<>(releases.running().texts());
    }

    /** What runs, into an empty folder, for a trial. */
    static void write(Map<String, String> texts, Path folder) throws IOException {
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = folder.resolve(text.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.getValue());
        }
    }
}
