package org.zhenggai.engine.models.migration;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;

/**
 * An engine in memory in which instances stand and move, and nothing else happens: no listener, no delegate and no question
 * of a model reaches anything, since every expression has an answer made up beforehand.
 */
final class BareEngineProcess {

    /** What a timer that counts or repeats wants to hear. */
    private static final Pattern COUNTING =
            Pattern.compile("<(?:\\w+:)?time(Duration|Cycle)\\b[^>]*>\\s*([$#]\\{.*?)\\s*</", Pattern.DOTALL);

    /** What a called model is here. */
    private static final String WAITS = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="copy">
              <process id="waits" isExecutable="true"><startEvent id="start"/>
                <sequenceFlow id="flow" sourceRef="start" targetRef="task"/><userTask id="task"/></process>
            </definitions>
            """;

    private static final String DAY = "2099-01-01T00:00:00";
    private static final Map<String, String> ANSWERS = Map.of("Duration", "P1D", "Cycle", "R/" + DAY + "/P1D");

    private BareEngineProcess() {}

    /** An engine that has never seen a case; whoever asks for it closes it. */
    static ProcessEngine start(Iterable<String> models) {
        Map<String, String> known = new HashMap<>();
        for (String model : models) {
            Matcher counting = COUNTING.matcher(model);
            while (counting.find()) {
                known.put(counting.group(2), ANSWERS.get(counting.group(1)));
            }
        }
        StandaloneInMemProcessEngineConfiguration settings = new StandaloneInMemProcessEngineConfiguration();
        settings.setProcessEngineName("copy-" + UUID.randomUUID());
        settings.setJdbcUrl("jdbc:h2:mem:" + settings.getProcessEngineName());
        settings.setExpressionManager(new Answers(known));
        settings.setHistory("none");
        settings.setJobExecutorActivate(false);
        settings.setEnforceHistoryTimeToLive(false);
        settings.setMetricsEnabled(false);
        settings.setTaskMetricsEnabled(false);
        settings.setCmmnEnabled(false);
        settings.setDmnEnabled(false);
        ProcessEngine engine = settings.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString("waits.bpmn", WAITS)
                .deploy();
        return engine;
    }

    /** The model, calling none of the others: what it calls stands by itself. */
    static String alone(String model) {
        return model.replaceAll("\\bcalledElement=\"[^\"]*\"", "calledElement=\"waits\"")
                .replaceAll("\\s\\w+:calledElement(Binding|Version|VersionTag|TenantId)=\"[^\"]*\"", "");
    }

    private static final class Answers extends JuelExpressionManager {

        private final Map<String, String> known;

        Answers(Map<String, String> known) {
            this.known = known;
        }

        @Override
        public Expression createExpression(String text) {
            return text.contains("${") || text.contains("#{")
                    ? new Answer(text, known.getOrDefault(text.strip(), DAY))
                    : super.createExpression(text);
        }
    }

    private record Answer(String text, String value) implements Expression {

        @Override
        public Object getValue(VariableScope scope) {
            return value;
        }

        @Override
        public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
            return value;
        }

        @Override
        public void setValue(Object ignored, VariableScope scope) {}

        @Override
        public void setValue(Object ignored, VariableScope scope, BaseDelegateExecution execution) {}

        @Override
        public String getExpressionText() {
            return text;
        }

        @Override
        public boolean isLiteralText() {
            return false;
        }
    }
}
