package org.zhenggai.engine.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.zhenggai.engine.contract.Contract;

/**
 * What may be in a deployment at all, whoever makes it and by whatever way: models, decision tables and forms, and in them
 * what the application knows. Anything else is refused, because nobody has looked at what it could do.
 */
@RequiredArgsConstructor
final class ModelWallProcess implements Deployer {

    /** Components of forms whose values the server checks, or that hold none and show no foreign page. */
    private static final Set<String> COMPONENTS = Set.of(
            "textfield",
            "textarea",
            "number",
            "datetime",
            "select",
            "radio",
            "checkbox",
            "checklist",
            "taglist",
            "group",
            "dynamiclist",
            "expression",
            "text",
            "table",
            "separator",
            "spacer",
            "button");

    private static final Pattern ENDLESS =
            Pattern.compile("\\b(for|some|every)\\s+\\p{L}\\w*\\s+in\\b|\\b(function|matches|replace|split)\\s*\\(");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Contract contract;

    @Override
    public void deploy(DeploymentEntity deployment) {
        // What runs was let in by the wall of its time; instances of it have to go on.
        if (deployment.isNew()) {
            deployment.getResources().values().forEach(this::look);
        }
    }

    private void look(ResourceEntity file) {
        String name = file.getName();
        if (name.endsWith(".bpmn")) {
            new BpmnWallProcess(contract, name).look(xml(file));
        } else if (name.endsWith(".dmn")) {
            bounded(name, xml(file).getDocumentElement().getTextContent());
        } else if (name.endsWith(".form")) {
            JsonNode form = json(file);
            everyText(form).filter(text -> text.startsWith("=")).forEach(text -> bounded(name, text));
            components(name, form);
        } else {
            throw new BadUserRequestException("不能部署文件“" + name + "”：只接受流程（.bpmn）、决策表（.dmn）和表单（.form）。"
                    + (name.contains(".cmmn") ? "不能部署案例模型。" : "请去掉这个文件后再部署。"));
        }
    }

    /** FEEL that repeats or calls itself has no end that anybody waits for; a condition compares and counts. */
    private static void bounded(String file, String feel) {
        Matcher endless = ENDLESS.matcher(feel.replaceAll("\"[^\"]*\"", "\"\""));
        if (endless.find()) {
            throw new BadUserRequestException(
                    "“" + file + "”的表达式用了“" + endless.group().strip() + "”：重复计算、自定义函数和文本匹配可能算不完，没有部署。请改用比较、计数和逐行的条件。");
        }
    }

    private static Stream<String> everyText(JsonNode node) {
        return node.isTextual()
                ? Stream.of(node.asText())
                : StreamSupport.stream(node.spliterator(), false).flatMap(ModelWallProcess::everyText);
    }

    private static void components(String file, JsonNode holder) {
        for (JsonNode component : holder.path("components")) {
            String type = component.path("type").asText();
            if (!COMPONENTS.contains(type)) {
                throw new BadUserRequestException("表单“" + file + "”中有组件“" + type + "”（"
                        + component.path("label").asText(component.path("id").asText())
                        + "）：服务器不能核对它，或它能显示别处的网页，没有部署。请改用文本、数字、日期、选择、列表等组件。");
            }
            components(file, component);
        }
    }

    private static JsonNode json(ResourceEntity file) {
        try {
            return JSON.readTree(file.getBytes());
        } catch (IOException e) {
            throw new BadUserRequestException(
                    "表单“" + file.getName() + "”不是有效的 JSON，没有部署。请在 Camunda Modeler 中打开并重新保存。", e);
        }
    }

    private static Document xml(ResourceEntity file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(file.getBytes()));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new BadUserRequestException(
                    "文件“" + file.getName() + "”不是有效的 XML，或带有不允许的文档类型声明，没有部署。请在 Camunda Modeler 中打开并重新保存。", e);
        }
    }
}
