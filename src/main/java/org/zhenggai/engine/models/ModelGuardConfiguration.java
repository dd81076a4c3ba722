package org.zhenggai.engine.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.contract.Contract;

/**
 * What a model may reach, whatever was deployed and however. Process designers change models without seeing cases, so
 * expressions reach what the contract names, and nothing else of the server.
 */
@Configuration
class ModelGuardConfiguration {

    @Bean
    Contract contract() {
        return Contract.load();
    }

    @Bean
    ProcessEnginePlugin modelGuardPlugin(BeanFactory beans, Contract contract, ModelCheckListener check) {
        ExpressionGuardProcess guard = new ExpressionGuardProcess(contract, new Questions(contract, beans), beans);
        return EnginePluginsConfiguration.beforeInit(engine -> {
            engine.setExpressionManager(new GuardedExpressions(guard));
            engine.getCustomPreBPMNParseListeners().add(check);
            engine.setDmnEngineConfiguration(FeelTablesConfiguration.create());
            engine.setCustomPreDeployers(new ArrayList<>(List.of(new ModelWallProcess(contract))));
        });
    }

    private static final class GuardedExpressions extends JuelExpressionManager {

        private final ELResolver guard;

        GuardedExpressions(ELResolver guard) {
            super(Map.of());
            this.guard = guard;
        }

        @Override
        protected ELResolver createElResolver() {
            CompositeELResolver resolvers = new CompositeELResolver();
            resolvers.add(guard);
            resolvers.add(super.createElResolver());
            return resolvers;
        }
    }
}
