package org.zhenggai.engine.models.check;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import org.springframework.web.multipart.MultipartFile;
import org.zhenggai.kernel.Refusal;

/**
 * What somebody picks on a page: files, folders, or archives of them, in any mixture. What is no model is left out and told.
 *
 * @param models texts by path
 * @param leftOut names of what was not taken
 */
public record ModelUpload(SortedMap<String, String> models, List<String> leftOut) {

    /** The folder of the kit with the example, which has files of the same ids as those that run. */
    private static final String SAMPLE = "sample/";

    /** @throws Refusal when nothing of it is a model, or it is too much */
    public static ModelUpload of(List<MultipartFile> files) {
        ModelFilesReader reader = ModelFilesReader.empty();
        for (MultipartFile file : files) {
            String name = String.valueOf(file.getOriginalFilename()).replace('\\', '/');
            if (!name.isBlank()) {
                add(name, file, reader);
            }
        }
        ModelUpload upload = new ModelUpload(reader.files(), reader.leftOut());
        upload.withoutSample();
        Refusal.unless(
                !upload.models.isEmpty(),
                "没有可检查的文件。请选择流程（.bpmn）、决策表（.dmn）、表单（.form），或者装有它们的文件夹、压缩包（.zip）。%s",
                upload.leftOut.isEmpty() ? "" : upload.notice());
        return upload;
    }

    private static void add(String name, MultipartFile file, ModelFilesReader into) {
        try {
            into.add(name, file.getBytes());
        } catch (IOException e) {
            throw new Refusal("“" + name + "”打不开，可能已损坏。请重新压缩后再上传。");
        }
    }

    /** Of a kit as a whole the models count that run, which stand beside the example's folder. */
    private void withoutSample() {
        List<String> sample = models.keySet().stream()
                .filter(name -> name.startsWith(SAMPLE) || name.contains("/" + SAMPLE))
                .filter(name -> isBeside(name.substring(0, ("/" + name).indexOf("/" + SAMPLE))))
                .toList();
        sample.forEach(models::remove);
        leftOut.addAll(sample);
    }

    private boolean isBeside(String folder) {
        return models.keySet().stream()
                .anyMatch(name -> name.startsWith(folder + "processes/") || name.startsWith(folder + "forms/"));
    }

    /** What was left out, in a sentence; empty where everything was taken. */
    public String notice() {
        if (leftOut.isEmpty()) {
            return "";
        }
        int shown = Math.min(leftOut.size(), 5);
        return "没有收下" + leftOut.size() + "个文件：" + String.join("、", leftOut.subList(0, shown))
                + (leftOut.size() > shown ? "等" : "") + "。只收流程（.bpmn）、决策表（.dmn）和表单（.form）；"
                + "样例（sample 文件夹）要单独选。";
    }
}
