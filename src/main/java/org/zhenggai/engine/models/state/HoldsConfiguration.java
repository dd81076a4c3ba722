package org.zhenggai.engine.models.state;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.runtime.CorrelationHandlerResult;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.camunda.bpm.engine.impl.runtime.DefaultCorrelationHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.models.EnginePluginsConfiguration;
import org.zhenggai.kernel.Refusal;

/**
 * What a suspended model means to whoever comes to it, by whatever door: a sentence, not the engine's fault, and no message
 * that is lost. The engine delivers a message to nobody where the receiver is suspended; here it is refused, so that its
 * sender waits and sends it again.
 */
@Configuration
class HoldsConfiguration {

    /** By these words the steps are found that another model's suspension has stopped. */
    static final String HELD = "流程已由管理员暂停";

    private static final String SENTENCE = "这一步所在的" + HELD + "，没有办成。填好的内容可以保存为草稿，恢复后再提交；急办的请联系管理员。";

    @Bean
    ProcessEnginePlugin holdsPlugin() {
        return EnginePluginsConfiguration.beforeInit(engine -> {
            engine.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>(List.of(new Words())));
            engine.setCustomPreCommandInterceptorsTxRequiresNew(new ArrayList<>(List.of(new Words())));
            engine.setCorrelationHandler(new Held());
        });
    }

    private static final class Words extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (SuspendedEntityInteractionException e) {
                Refusal refusal = new Refusal(SENTENCE);
                refusal.initCause(e);
                throw refusal;
            }
        }
    }

    private static final class Held extends DefaultCorrelationHandler {

        @Override
        public CorrelationHandlerResult correlateMessage(CommandContext context, String name, CorrelationSet wanted) {
            CorrelationHandlerResult found = super.correlateMessage(context, name, wanted);
            if (found == null) {
                refuseHeld(context, name, wanted);
            }
            return found;
        }

        @Override
        public List<CorrelationHandlerResult> correlateMessages(
                CommandContext context, String name, CorrelationSet wanted) {
            List<CorrelationHandlerResult> found = super.correlateMessages(context, name, wanted);
            if (found.isEmpty()) {
                refuseHeld(context, name, wanted);
            }
            return found;
        }

        private static void refuseHeld(CommandContext context, String name, CorrelationSet wanted) {
            if (name == null || wanted.getBusinessKey() == null) {
                return;
            }
            long held = context.runWithoutAuthorization(() -> context.getProcessEngineConfiguration()
                    .getRuntimeService()
                    .createExecutionQuery()
                    .messageEventSubscriptionName(name)
                    .processInstanceBusinessKey(wanted.getBusinessKey())
                    .suspended()
                    .count());
            Refusal.unless(held == 0, SENTENCE);
        }
    }
}
