package org.zhenggai.engine.models.draft;

import jakarta.servlet.MultipartConfigElement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.models.EnginePluginsConfiguration;
import org.zhenggai.engine.models.check.ModelFiles;

/** The two addresses of deployment lead to drafts, and the engine takes nothing from anybody past them. */
@Configuration
class DraftConfiguration {

    /** What surrounds the files in a submission, such as their names. */
    private static final long BESIDE = 1_000_000;

    @Bean
    @ConditionalOnWebApplication
    ServletRegistrationBean<DeploymentDoor> deploymentDoor(ModelDrafts drafts, Clock clock) {
        ServletRegistrationBean<DeploymentDoor> door = new ServletRegistrationBean<>(
                new DeploymentDoor(drafts, clock),
                // With all below them: to the engine's own REST a slash at the end would say nothing.
                "/engine-rest/deployment/create/*",
                "/camunda/api/engine/engine/default/deployment/create/*");
        long largest = ModelFiles.MOST_BYTES + BESIDE;
        door.setMultipartConfig(new MultipartConfigElement(null, largest, largest, (int) largest));
        return door;
    }

    /** Whatever way it comes: a deployment in somebody's name is no release. */
    @Bean
    ProcessEnginePlugin deploymentWallPlugin() {
        return EnginePluginsConfiguration.beforeInit(engine ->
                engine.setCustomPostDeployers(new ArrayList<>(List.of(DraftConfiguration::refuseOutsideOfReleases))));
    }

    private static void refuseOutsideOfReleases(DeploymentEntity deployment) {
        // The engine also asks its deployers when it reads again what was deployed long ago.
        if (deployment.isNew() && Context.getCommandContext().getAuthenticatedUserId() != null) {
            throw new BadUserRequestException(
                    "不能直接部署：流程、表单和决策表先提交为草稿，由另一位管理员发布后才运行。请在 Camunda Modeler 中部署到本系统的 /engine-rest。");
        }
    }
}
