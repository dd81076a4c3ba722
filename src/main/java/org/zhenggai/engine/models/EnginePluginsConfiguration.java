package org.zhenggai.engine.models;

import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;

/** Plugins of the engine that only change its settings. */
public final class EnginePluginsConfiguration {

    private EnginePluginsConfiguration() {}

    /** Changes the settings before the engine reads them. */
    public static ProcessEnginePlugin beforeInit(Consumer<ProcessEngineConfigurationImpl> settings) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                settings.accept(engine);
            }
        };
    }
}
