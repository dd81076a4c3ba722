package org.zhenggai.engine.models.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.models.check.ModelCheck;
import org.zhenggai.engine.models.check.ModelFiles;
import org.zhenggai.engine.models.check.ModelFinding;
import org.zhenggai.engine.models.check.RunningCheck;
import org.zhenggai.engine.models.compare.ModelSet;
import org.zhenggai.kernel.Refusal;

/** What the check says of a draft. */
@Component
@RequiredArgsConstructor
class DraftFindings {

    /** Modeler shows the answer in a box of a few lines. */
    private static final int MOST_TOLD = 10;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningCheck checks;

    /** Of changed files beside those that run, without some that are taken away; not what it says of those anyway. */
    List<ModelFinding> of(ModelSet running, ModelSet changed, Set<String> gone) {
        ModelCheck check = checks.check();
        List<ModelFinding> findings = check.check(
                ModelFiles.of(changed.texts()),
                ModelFiles.of(running.without(gone).texts()));
        if (changed.files()
                .keySet()
                .containsAll(findings.stream().map(ModelFinding::file).toList())) {
            return findings;
        }
        List<ModelFinding> known = check.check(ModelFiles.of(running.texts()), ModelFiles.NONE);
        return findings.stream()
                .filter(finding -> changed.files().containsKey(finding.file()) || !known.contains(finding))
                .toList();
    }

    static void refuseErrors(List<ModelFinding> findings) {
        List<ModelFinding> errors =
                findings.stream().filter(ModelFinding::isError).toList();
        Refusal.unless(
                errors.isEmpty(),
                "没有收下，有%d处错误%s：\n%s",
                errors.size(),
                errors.size() > MOST_TOLD ? "，先列前" + MOST_TOLD + "处，全部的见“检查模型”页面" : "",
                errors.stream().limit(MOST_TOLD).map(ModelFinding::sentence).collect(Collectors.joining("\n")));
    }

    static List<ModelFinding> read(String findings) {
        try {
            return JSON.readValue(findings, new TypeReference<List<ModelFinding>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String written(List<ModelFinding> findings) {
        try {
            return JSON.writeValueAsString(findings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
