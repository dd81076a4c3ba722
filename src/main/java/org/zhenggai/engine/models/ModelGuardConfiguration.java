package org.zhenggai.engine.models;

import java.beans.FeatureDescriptor;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What a model may reach. Process designers deploy models without seeing cases, so an expression finds only the beans
 * that models are made for, calls only their methods, and reads nothing of the instance but its business key.
 */
@Configuration
class ModelGuardConfiguration {

    /** Beans that answer questions of models and of Tasklist's filters; delegates and listeners come by their type. */
    private static final Set<String> ANSWERING = Set.of(
            "responsible",
            "chunks",
            "deadlines",
            "roundTimes",
            "escalations",
            "talks",
            "supervisions",
            "jointTeam",
            "filterTerms",
            "signOffs",
            "standingReviews");

    private static final String OURS = "org.zhenggai.";

    @Bean
    ProcessEnginePlugin modelGuardPlugin(BeanFactory beans, ModelCheckListener check) {
        return EnginePluginsConfiguration.beforeInit(engine -> {
            engine.setExpressionManager(new GuardedExpressions(new ModelBeans(beans)));
            engine.getCustomPreBPMNParseListeners().add(check);
            engine.setDmnEngineConfiguration(FeelTablesConfiguration.create());
            engine.setCustomPreDeployers(new ArrayList<>(List.of(ModelGuardConfiguration::refuseCaseModels)));
        });
    }

    /** Case models (CMMN) may carry classes and scripts that nothing here looks at, and no process needs them. */
    private static void refuseCaseModels(DeploymentEntity deployment) {
        deployment.getResources().keySet().stream()
                .filter(name -> name.endsWith(".cmmn") || name.endsWith(".cmmn10.xml"))
                .findFirst()
                .ifPresent(name -> {
                    throw new ProcessEngineException("不能部署案例模型“" + name + "”，只接受流程（BPMN）、决策表（DMN）和表单。");
                });
    }

    private static final class GuardedExpressions extends JuelExpressionManager {

        GuardedExpressions(Map<Object, Object> beans) {
            super(beans);
        }

        @Override
        protected ELResolver createElResolver() {
            CompositeELResolver resolvers = new CompositeELResolver();
            resolvers.add(new Guard());
            resolvers.add(super.createElResolver());
            return resolvers;
        }
    }

    /** Resolves nothing itself; lets the resolvers behind it see only what is allowed. */
    private static final class Guard extends ELResolver {

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base != null && !(base instanceof DelegateExecution && "processBusinessKey".equals(property))) {
                throw new ELException("模型中的表达式不能读取“" + property + "”。");
            }
            return null;
        }

        @Override
        public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] parameters) {
            if (base != null && !base.getClass().getName().startsWith(OURS)) {
                throw new ELException("模型中的表达式不能调用“" + method + "”。");
            }
            return null;
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            throw new ELException("模型中的表达式不能写入“" + property + "”。");
        }

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            return null;
        }

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return true;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return null;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return Collections.emptyIterator();
        }
    }

    /** Our beans by name, looked up when an expression names them. */
    private static final class ModelBeans extends AbstractMap<Object, Object> {

        private final BeanFactory beans;

        ModelBeans(BeanFactory beans) {
            this.beans = beans;
        }

        @Override
        public boolean containsKey(Object key) {
            return key instanceof String name
                    && beans.containsBean(name)
                    && (ANSWERING.contains(name)
                            || beans.isTypeMatch(name, JavaDelegate.class)
                            || beans.isTypeMatch(name, TaskListener.class));
        }

        @Override
        public Object get(Object key) {
            return containsKey(key) ? beans.getBean((String) key) : null;
        }

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            throw new UnsupportedOperationException("beans are found by name only");
        }
    }
}
