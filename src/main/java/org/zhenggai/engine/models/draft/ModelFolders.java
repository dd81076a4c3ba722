package org.zhenggai.engine.models.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.zhenggai.engine.models.compare.ModelSet;
import org.zhenggai.kernel.Refusal;

/** Models, tables and forms as they are packaged, and as they lie in folders. */
public final class ModelFolders {

    private static final List<String> PLACES =
            List.of("classpath*:/processes/**/*.bpmn", "classpath*:/processes/**/*.dmn", "classpath*:/forms/**/*.form");

    private static final Pattern PATH = Pattern.compile(".*/((?:processes|forms)/[^/]+/[^/]+)");

    private ModelFolders() {}

    /** The packaged files, with those of folders instead of or beside them. */
    public static ModelSet packagedWith(List<Path> folders) {
        ModelSet brought = new ModelSet(packaged());
        for (Path folder : folders) {
            brought = brought.with(brought.placed(inFolder(folder)));
        }
        return brought;
    }

    /** The files of a folder by their paths in it. */
    static SortedMap<String, String> inFolder(Path folder) {
        Refusal.unless(Files.isDirectory(folder), "找不到文件夹“%s”，请检查路径。", folder);
        SortedMap<String, String> texts = filesIn(folder);
        Refusal.unless(!texts.isEmpty(), "文件夹“%s”里没有流程（.bpmn）、决策表（.dmn）或表单（.form）。", folder);
        return texts;
    }

    /** Maybe none. */
    static SortedMap<String, String> filesIn(Path folder) {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                if (file.toString().matches(".*\\.(bpmn|dmn|form)")) {
                    texts.put(
                            folder.relativize(file).toString().replace('\\', '/'),
                            Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new Refusal("文件夹“" + folder + "”里有读不了的文件，请检查权限和编码（UTF-8）。");
        }
        return texts;
    }

    static SortedMap<String, String> packaged() {
        SortedMap<String, String> texts = new TreeMap<>();
        try {
            for (String place : PLACES) {
                for (Resource file : new PathMatchingResourcePatternResolver().getResources(place)) {
                    Matcher path = PATH.matcher(file.getURL().toString());
                    if (path.matches()) {
                        texts.put(path.group(1), file.getContentAsString(StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
