package org.zhenggai.engine.models.check;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that is wrong, in words for whoever drew it.
 *
 * @param rule the rule's name in {@code models/check-rules.csv}
 * @param file as it was given
 * @param element the id of the element, or of the nearest one around it; empty for the file as a whole
 * @param name what stands beside the element; empty when there is nothing
 */
public record ModelFinding(
        Severity severity,
        String rule,
        String file,
        String element,
        String name,
        String what,
        String why,
        String wayOut) {

    /** In the order of their files, those with errors first. */
    public static Map<String, List<ModelFinding>> byFile(List<ModelFinding> findings) {
        Map<String, List<ModelFinding>> files = new LinkedHashMap<>();
        findings.forEach(one ->
                files.computeIfAbsent(one.file(), any -> new ArrayList<>()).add(one));
        return files;
    }

    @JsonIgnore
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The element as people call it: its name with its id. */
    public String place() {
        return name.isEmpty() ? element : "“" + name + "”" + (element.isEmpty() ? "" : "（" + element + "）");
    }

    /** All of it in one sentence, for an answer that has room for no more. */
    public String sentence() {
        String place = place();
        return file + (place.isEmpty() ? "" : "，" + place) + "：" + what + "。" + why + "。" + wayOut + "。";
    }
}
