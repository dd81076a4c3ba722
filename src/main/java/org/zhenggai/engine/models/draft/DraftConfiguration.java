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

/** The two addresses of deployment lead to drafts, and the engine takes nothing from anybody past them. */
@Configuration
class DraftConfiguration {

    private static final long LARGEST = 4_000_000;

    @Bean
    @ConditionalOnWebApplication
    ServletRegistrationBean<DeploymentDoor> deploymentDoor(ModelDrafts drafts, Clock clock) {
        ServletRegistrationBean<DeploymentDoor> door = new ServletRegistrationBean<>(
                new DeploymentDoor(drafts, clock),
                "/engine-rest/deployment/create",
                "/camunda/api/engine/engine/default/deployment/create");
        door.setMultipartConfig(new MultipartConfigElement(null, LARGEST, LARGEST, (int) LARGEST));
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
