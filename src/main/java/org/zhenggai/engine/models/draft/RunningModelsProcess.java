package org.zhenggai.engine.models.draft;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhenggai.engine.models.compare.ModelSet;

/** Puts files into the engine; the only way for anybody who is logged in. */
@Component
@RequiredArgsConstructor
class RunningModelsProcess {

    /** As the engine called what it deployed by itself at a start, before releases were kept. */
    static final String BY_ITSELF = "SpringAutoDeployment";

    private static final Logger LOG = LoggerFactory.getLogger(RunningModelsProcess.class);

    /** Where the engine says that something is wrong in a model. */
    private static final Pattern PLACE = Pattern.compile("resource ([^|]+?) \\| line (\\d+)");

    private final RepositoryService models;
    private final IdentityService identities;
    private final PlatformTransactionManager transactions;

    /** A process as it runs now. */
    record Version(String process, int version, String deployment) {}

    /** A file of a deployment as the engine has it. */
    record Deployed(String name, String text, boolean isBySoftware) {}

    /** Deploys files together; gives the deployment's id. */
    String deploy(String name, String source, ModelSet files) {
        return byItself(() -> {
            DeploymentBuilder builder = models.createDeployment().name(name).source(source);
            files.texts().forEach(builder::addString);
            return builder.deploy().getId();
        });
    }

    /** Lets the engine read files as for a deployment, and takes that back; what it has against them, if anything. */
    Optional<String> complaint(ModelSet files) {
        TransactionTemplate alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        try {
            alone.executeWithoutResult(status -> {
                status.setRollbackOnly();
                deploy("试读", "试读", files);
            });
            return Optional.empty();
        } catch (RuntimeException complaint) {
            return Optional.of(sentence(complaint));
        }
    }

    /** The newest version of each process. */
    List<Version> versions() {
        return byItself(() -> models.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(process -> new Version(process.getKey(), process.getVersion(), process.getDeploymentId()))
                .toList());
    }

    /** The newest files of a database that knows no releases yet, those of designers last. */
    List<Deployed> newest() {
        return byItself(() -> {
            List<ResourceDefinition> newest = new ArrayList<>();
            newest.addAll(models.createProcessDefinitionQuery().latestVersion().list());
            newest.addAll(models.createDecisionDefinitionQuery().latestVersion().list());
            Set<String> seen = new HashSet<>();
            List<Deployed> files = new ArrayList<>();
            List<Deployment> bySoftware = models.createDeploymentQuery()
                    .deploymentName(BY_ITSELF)
                    .orderByDeploymentTime()
                    .desc()
                    .list();
            String last = bySoftware.isEmpty() ? "" : bySoftware.get(0).getId();
            resources(last).forEach(resource -> files.add(new Deployed(resource.getName(), text(resource), true)));
            // Forms have no query of their own; they came in the deployment of their model.
            newest.stream()
                    .filter(one -> !one.getDeploymentId().equals(last))
                    .sorted((one, other) -> Integer.compare(one.getVersion(), other.getVersion()))
                    .map(ResourceDefinition::getDeploymentId)
                    .filter(seen::add)
                    .flatMap(this::resources)
                    .forEach(resource -> files.add(new Deployed(resource.getName(), text(resource), false)));
            return files;
        });
    }

    /** Which processes a deployment holds, with what the engine calls them. */
    Map<String, String> definitions(String deployment) {
        return byItself(() -> {
            SortedMap<String, String> ids = new TreeMap<>();
            for (ProcessDefinition process : models.createProcessDefinitionQuery()
                    .deploymentId(deployment)
                    .list()) {
                ids.put(process.getKey(), process.getId());
            }
            return ids;
        });
    }

    private Stream<Resource> resources(String deployment) {
        return deployment.isEmpty() ? Stream.empty() : models.getDeploymentResources(deployment).stream();
    }

    private String text(Resource resource) {
        try (InputStream bytes = models.getResourceAsStreamById(resource.getDeploymentId(), resource.getId())) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not in the name of whoever asks: to people the engine refuses deployments. */
    private <T> T byItself(Supplier<T> work) {
        Authentication asker = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            return work.get();
        } finally {
            if (asker != null) {
                identities.setAuthentication(asker);
            }
        }
    }

    /** Our own sentence where one of our guards refused; the engine's words are English, and stay in the log. */
    private static String sentence(Throwable complaint) {
        String ours = "";
        for (Throwable cause = complaint; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            ours = said.codePoints().anyMatch(Character::isIdeographic) ? said : ours;
        }
        if (!ours.isEmpty()) {
            return ours;
        }
        LOG.warn("The engine refused a draft", complaint);
        Matcher place = PLACE.matcher(String.valueOf(complaint.getMessage()));
        return "流程引擎不收这些文件" + (place.find() ? "，在“%s”第%s行".formatted(place.group(1), place.group(2)) : "")
                + "，没有收下。请在 Camunda Modeler 中打开，看它在这一处的提示，改正后再提交；看不出来的请把文件交给管理员，引擎的说明在系统日志里。";
    }
}
