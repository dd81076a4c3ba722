package org.zhenggai.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.form.FormDraftListener;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.engine.models.EnginePluginsConfiguration;
import org.zhenggai.engine.models.PlainTaskDefinitionProcess;
import org.zhenggai.engine.models.UnknownAnswersProcess;
import org.zhenggai.engine.view.ViewSerializer;
import org.zhenggai.engine.view.Views;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.contract.ModelStep;

/** Sets up the engine: listeners of all user tasks, the variable type of views, and a history without values of forms. */
@Configuration
class TaskEngineConfiguration {

    @Bean
    ProcessEnginePlugin taskPreparationPlugin(
            TaskPreparationListener preparation,
            TaskPublicationListener publication,
            DutyListener duties,
            TaskActListener acts,
            FormDraftListener drafts,
            @Qualifier("plainTaskListener") ObjectProvider<FormListener> plain) {
        // Looked up when a task is completed: the engine starts before our services.
        TaskListener lazily = task -> plain.getObject().notify(task);
        return EnginePluginsConfiguration.beforeInit(engine -> engine.getCustomPreBPMNParseListeners()
                .add(new AbstractBpmnParseListener() {
                    @Override
                    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                        TaskDefinition task =
                                ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
                        PlainTaskDefinitionProcess.make(task, lazily);
                        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, preparation);
                        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, publication);
                        task.addBuiltInTaskListener(TaskListener.EVENTNAME_UPDATE, duties);
                        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, duties);
                        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, acts);
                        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, acts);
                        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, drafts);
                        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, drafts);
                    }
                }));
    }

    /** Completes every task whose model names no listener. */
    @Bean
    FormListener plainTaskListener(PlainTaskProcess plain) {
        return new FormListener(plain::record);
    }

    /** Stops the instance at an answer that no gateway knows: its job fails, and an incident names task and answer. */
    @Bean
    @ModelStep(what = "遇到模型不认识的意见时停下，由管理员处理", canBeUndone = true)
    JavaDelegate unknownAnswerDelegate(UnknownAnswersProcess answers) {
        return execution -> {
            throw new Refusal(
                    answers.words(execution) + "在模型中没有对应的走向，流程停在这里。请流程设计人员补上这个意见的走向并迁移流程，或由管理员在运行监控中把流程移回该环节重新办理。");
        };
    }

    @Bean
    @SuppressWarnings("rawtypes")
    ProcessEnginePlugin viewPlugin(Views views) {
        return EnginePluginsConfiguration.beforeInit(
                engine -> engine.setCustomPreVariableSerializers(new ArrayList<>(List.of(new ViewSerializer(views)))));
    }

    /** What people did is in our own tables; the engine need not keep every text of a form a second time. */
    @Bean
    ProcessEnginePlugin historyPlugin() {
        return EnginePluginsConfiguration.beforeInit(engine -> {
            engine.setCustomHistoryLevels(new ArrayList<>(List.of(new FlowHistoryLevel())));
            engine.setHistory(FlowHistoryLevel.NAME);
        });
    }

    private static final class FlowHistoryLevel extends HistoryLevelFull {

        static final String NAME = "flow";

        @Override
        public int getId() {
            return 20;
        }

        @Override
        public String getName() {
            return NAME;
        }

        @Override
        public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
            return type != HistoryEventTypes.VARIABLE_INSTANCE_CREATE
                    && type != HistoryEventTypes.VARIABLE_INSTANCE_UPDATE
                    && type != HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL
                    && type != HistoryEventTypes.VARIABLE_INSTANCE_MIGRATE
                    && type != HistoryEventTypes.VARIABLE_INSTANCE_DELETE
                    && type != HistoryEventTypes.FORM_PROPERTY_UPDATE;
        }
    }
}
