package org.zhenggai.demo.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * What a telling of the sample round left behind.
 *
 * @param filled fields that the story does not know, by their labels, and how often they were filled in
 * @param stopped why the story did not come to its end; empty when it did
 * @param incidents how many jobs gave up
 */
public record TrialFacts(
        List<Case> cases,
        List<Step> steps,
        Map<String, Integer> levels,
        Map<String, Integer> ends,
        Map<String, Integer> filled,
        String stopped,
        long incidents) {

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    /** Keeps them in a file, which is there only when it is whole. */
    public void write(Path file) {
        try {
            Path beside = file.resolveSibling(file.getFileName() + ".part");
            JSON.writeValue(beside.toFile(), this);
            Files.move(beside, file);
        } catch (IOException e) {
            throw new UncheckedIOException("无法写入文件 " + file + "，请检查路径和权限。", e);
        }
    }

    public static TrialFacts read(Path file) {
        try {
            return JSON.readValue(file.toFile(), TrialFacts.class);
        } catch (IOException e) {
            throw new UncheckedIOException("读不了文件 " + file + "，请删去后重来。", e);
        }
    }

    /** The way of an instance: the steps it passed in their order. {@code subject} is what people call it. */
    public record Case(String process, String subject, List<String> way) {}

    /** A task somebody had, with its due date; {@code nth} of its kind in its case. */
    public record Step(String process, String subject, String name, int nth, LocalDateTime due) {}
}
