package org.zhenggai.tasklist;

import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.errorcode.ExceptionCodeProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.ConcurrencyFailureException;
import org.zhenggai.round.Refusal;

/** Lets the engine's REST tell a refusal or a conflict of ours from an error: all reach it wrapped in an exception of the engine. */
@Configuration
class RefusalCodeConfiguration {

    /** One of the codes that the engine leaves to its users, 20000 to 39999. */
    static final int REFUSED = 20422;

    /** Somebody else was faster with the same rows of ours. */
    static final int OVERTAKEN = 20409;

    @Bean
    ProcessEnginePlugin refusalCodePlugin() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setCustomExceptionCodeProvider(new ExceptionCodeProvider() {
                    @Override
                    public Integer provideCode(ProcessEngineException error) {
                        if (has(error, Refusal.class)) {
                            return REFUSED;
                        }
                        return has(error, ConcurrencyFailureException.class) ? Integer.valueOf(OVERTAKEN) : null;
                    }
                });
            }
        };
    }

    private static boolean has(Throwable error, Class<? extends Throwable> type) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .anyMatch(type::isInstance);
    }
}
