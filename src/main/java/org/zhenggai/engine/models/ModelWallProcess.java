package org.zhenggai.engine.models;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
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
import org.zhenggai.engine.models.check.FileWall;

/**
 * What may be in a deployment at all, whoever makes it and by whatever way: models, decision tables and forms, and in them
 * what the application knows. Anything else is refused, because nobody has looked at what it could do.
 */
@RequiredArgsConstructor
final class ModelWallProcess implements Deployer {

    private final Contract contract;

    @Override
    public void deploy(DeploymentEntity deployment) {
        // What runs was let in by the wall of its time; instances of it have to go on.
        if (deployment.isNew()) {
            deployment.getResources().values().forEach(this::look);
        }
    }

    private void look(ResourceEntity file) {
        look(file.getName(), file.getBytes());
    }

    void look(String name, byte[] content) {
        boolean isOurs = Stream.of(".bpmn", ".dmn", ".form").anyMatch(name::endsWith);
        if (!isOurs) {
            throw new BadUserRequestException("不能部署文件“" + name + "”：只接受流程（.bpmn）、决策表（.dmn）和表单（.form）。"
                    + (name.contains(".cmmn") ? "不能部署案例模型。" : "请去掉这个文件后再部署。"));
        }
        if (name.endsWith(".bpmn")) {
            new BpmnWallProcess(contract, name).look(xml(name, content));
        }
        // As the engine reads it; what is no text of that kind is found in there.
        String text = new String(content, StandardCharsets.UTF_8);
        FileWall.errors(contract, name, text).stream().findFirst().ifPresent(error -> {
            throw new BadUserRequestException("没有部署。" + error.sentence());
        });
    }

    private static Document xml(String name, byte[] content) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(content));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new BadUserRequestException(
                    "文件“" + name + "”不是有效的 XML，或带有不允许的文档类型声明，没有部署。请在 Camunda Modeler 中打开并重新保存。", e);
        }
    }
}
