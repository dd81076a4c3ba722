package org.zhenggai.process;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.community.process_test_coverage.engine.platform7.ElementCoverageParseListener;
import org.springframework.stereotype.Component;

/** Has every engine of the tests tell which nodes and flows of the models it passes. */
@Component
class Coverage extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        ElementCoverageParseListener listener = new ElementCoverageParseListener();
        listener.setCoverageState(Passed::add);
        engine.getCustomPostBPMNParseListeners().add(listener);
    }
}
