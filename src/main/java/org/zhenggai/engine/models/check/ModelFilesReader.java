package org.zhenggai.engine.models.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.zhenggai.kernel.Refusal;

/** Models as files: one, a folder, or what somebody uploads. */
public final class ModelFilesReader {

    /** What stands in a folder of models and is none. */
    private static final List<String> BESIDE = List.of(".md", ".yaml", ".yml");

    private static final int MOST_BESIDE = 2_000;
    private static final List<String> MODELS = List.of(".bpmn", ".bpmn20.xml", ".dmn", ".form");

    private final SortedMap<String, String> files = new TreeMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private long bytes;

    private ModelFilesReader() {}

    /** A file by its name; a folder with the paths within it, of a project only what is deployed of it. */
    public static ModelFiles of(Path path) throws IOException {
        ModelFilesReader reader = new ModelFilesReader();
        if (!Files.isDirectory(path)) {
            reader.add(path.toAbsolutePath().getFileName().toString(), path);
            return new ModelFiles(reader.files);
        }
        boolean isProject = Files.isDirectory(path.resolve("processes")) && Files.isDirectory(path.resolve("forms"));
        for (Path folder : isProject ? List.of(path.resolve("processes"), path.resolve("forms")) : List.of(path)) {
            try (Stream<Path> found = Files.walk(folder)) {
                for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
                    String name = path.relativize(file).toString().replace('\\', '/');
                    if (!isBeside(name)) {
                        reader.add(name, file);
                    }
                }
            }
        }
        return new ModelFiles(reader.files);
    }

    private static boolean isBeside(String name) {
        return name.startsWith(".") || name.contains("/.") || BESIDE.stream().anyMatch(name::endsWith);
    }

    private void add(String name, Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            add(name, stream);
        }
    }

    /** Uploaded files, each by its name; of an archive the files in it. */
    public static ModelFilesReader empty() {
        return new ModelFilesReader();
    }

    public SortedMap<String, String> files() {
        return files;
    }

    /** What is no model and was left out. */
    public List<String> leftOut() {
        return leftOut;
    }

    public void add(String name, byte[] content) throws IOException {
        if (!name.endsWith(".zip")) {
            take(name, new ByteArrayInputStream(content));
        } else {
            try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(content))) {
                for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                    String inside = entry.getName().replace('\\', '/');
                    if (!entry.isDirectory() && !inside.startsWith("__MACOSX/")) {
                        take(inside, archive);
                    }
                }
            } catch (IllegalArgumentException e) {
                throw new IOException(e);
            }
        }
    }

    private void take(String name, InputStream stream) throws IOException {
        boolean isHidden = name.startsWith(".") || name.contains("/.");
        if (!isHidden && MODELS.stream().anyMatch(name::endsWith)) {
            add(name, stream);
        } else {
            leftOut.add(name);
            Refusal.unless(leftOut.size() <= MOST_BESIDE, "里面的其他文件太多，请只选流程、表单和决策表所在的文件夹。");
        }
    }

    private void add(String name, InputStream stream) throws IOException {
        byte[] content = stream.readNBytes(ModelFiles.MOST_BYTES + 1);
        ModelFiles.requireRoom(name, content.length, files.size(), bytes);
        bytes += content.length;
        files.put(name, new String(content, StandardCharsets.UTF_8));
    }
}
