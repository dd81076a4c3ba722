package org.zhenggai.engine.models.draft;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhenggai.engine.models.check.ModelFiles;
import org.zhenggai.engine.models.check.ModelFinding;
import org.zhenggai.engine.models.compare.ModelSet;
import org.zhenggai.engine.models.draft.ModelDrafts.Submission;
import org.zhenggai.kernel.Refusal;

/**
 * The address that Camunda Modeler deploys to. It answers in the engine's words, and keeps a draft. Modeler shows the
 * message of a refusal, and gives up after five seconds.
 */
@RequiredArgsConstructor
final class DeploymentDoor extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(DeploymentDoor.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");

    private static final String WAY = "请在 Camunda Modeler 中点部署，网址填本系统的 /engine-rest。";

    private final transient ModelDrafts drafts;
    private final transient Clock clock;

    /** Here nothing is read, and nothing is below. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String below = request.getPathInfo();
        if (below != null && !below.equals("/")) {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, "没有这个网址。" + WAY);
        } else if (!"POST".equals(request.getMethod())) {
            refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "这个网址只接收提交的文件。" + WAY);
        } else {
            super.service(request, response);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            SortedMap<String, String> files = new TreeMap<>();
            Map<String, String> fields = new LinkedHashMap<>();
            read(request, files, fields);
            Submission draft = drafts.submit(
                    request.getUserPrincipal().getName(),
                    fields.getOrDefault("deployment-name", ""),
                    fields.getOrDefault("deployment-source", ""),
                    files);
            answer(response, HttpServletResponse.SC_OK, accepted(draft));
        } catch (Refusal refusal) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, refusal.getMessage());
        } catch (IllegalStateException tooLarge) {
            refuse(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "提交的文件太大或太多，没有收下：一次最多%d个文件、合计%d兆。请只提交改过的文件，或者分几次提交。"
                            .formatted(ModelFiles.MOST_FILES, ModelFiles.MOST_BYTES / 1_000_000));
        } catch (ServletException broken) {
            refuse(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "没有收到文件：请用 Camunda Modeler 提交，格式为 multipart/form-data。");
        } catch (RuntimeException unexpected) {
            LOG.error("A deployment failed", unexpected);
            refuse(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "系统出错，没有收下这次提交。请稍后再试，仍不行时请管理员查看系统日志。");
        }
    }

    private static void read(HttpServletRequest request, Map<String, String> files, Map<String, String> fields)
            throws IOException, ServletException {
        long bytesBefore = 0;
        for (Part part : request.getParts()) {
            String file = part.getSubmittedFileName();
            String name = file == null || file.isBlank() ? part.getName() : file;
            ModelFiles.requireRoom(name, part.getSize(), files.size(), bytesBefore);
            bytesBefore += part.getSize();
            byte[] bytes = part.getInputStream().readAllBytes();
            if (file == null) {
                fields.put(part.getName(), new String(bytes, StandardCharsets.UTF_8));
            } else {
                files.put(name, text(name, bytes));
            }
        }
    }

    private static String text(String file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal("“" + file + "”不是 UTF-8 编码的文本，没有收下。请用 Camunda Modeler 保存后再提交。");
        }
    }

    private Map<String, Object> accepted(Submission draft) {
        Map<String, Object> body = new LinkedHashMap<>();
        boolean isDraft = draft.id() != null;
        body.put("links", List.of());
        body.put("id", isDraft ? "draft-" + draft.id() : "unchanged");
        body.put(
                "name",
                isDraft ? draft.name() + "（草稿" + draft.id() + "，待管理员发布）" : draft.name() + "（与正在运行的版本相同，没有生成草稿）");
        body.put("source", "draft");
        body.put("deploymentTime", TIME.format(ZonedDateTime.now(clock)));
        body.put("tenantId", null);
        Map<String, Object> processes = new LinkedHashMap<>();
        draft.changed().files().values().stream()
                .flatMap(file -> file.defines().entrySet().stream()
                        .filter(defined -> defined.getKey().startsWith("process:"))
                        .map(defined -> definition(draft, file.path(), defined.getKey(), defined.getValue())))
                .forEach(definition -> processes.put(String.valueOf(definition.get("id")), definition));
        body.put("deployedProcessDefinitions", processes.isEmpty() ? null : processes);
        body.put("deployedCaseDefinitions", null);
        body.put("deployedDecisionDefinitions", null);
        body.put("deployedDecisionRequirementsDefinitions", null);
        body.put("page", isDraft ? "/workshop/drafts/" + draft.id() : "/workshop");
        body.put("changed", List.copyOf(draft.changed().files().keySet()));
        body.put("gone", List.copyOf(draft.gone()));
        body.put("along", draft.along().stream().map(DeploymentDoor::words).toList());
        List<String> findings = new ArrayList<>();
        draft.findings().stream().map(ModelFinding::sentence).forEach(findings::add);
        body.put("findings", findings);
        return body;
    }

    private static String words(ModelSet.Along along) {
        return along.path() + "：" + along.why();
    }

    private static Map<String, Object> definition(Submission draft, String path, String key, String word) {
        String process = key.substring(key.indexOf(':') + 1);
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("id", process + ":draft-" + draft.id());
        definition.put("key", process);
        definition.put("name", word);
        definition.put("version", 0);
        definition.put("resource", path);
        definition.put("deploymentId", "draft-" + draft.id());
        definition.put("suspended", false);
        return definition;
    }

    private static void refuse(HttpServletResponse response, int status, String sentence) throws IOException {
        answer(response, status, Map.of("type", "DraftRefused", "message", sentence));
    }

    private static void answer(HttpServletResponse response, int status, Map<String, Object> body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write(JSON.writeValueAsBytes(body));
    }
}
