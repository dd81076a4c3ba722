package org.zhenggai.engine.models;

import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRequirementsGraph;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableOutputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransformListener;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.zhenggai.kernel.Refusal;

/**
 * How every engine for decision tables is set up, the process engine's own included: FEEL only. The other languages that
 * DMN lets a table choose, JUEL and whatever script engine is at hand, would run code of whoever wrote the table.
 */
public final class FeelTablesConfiguration {

    private static final String FEEL = DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_ALTERNATIVE;

    /** The names under which the engine itself knows FEEL. */
    private static final Set<String> NAMES = Set.of(
            FEEL,
            DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE,
            DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_DMN12,
            DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_DMN13,
            DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_DMN14,
            DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_DMN15);

    private FeelTablesConfiguration() {}

    /** A table in another language is refused as it is read; one that came past that is refused when it is asked. */
    public static DefaultDmnEngineConfiguration create() {
        DefaultDmnEngineConfiguration tables =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        tables.setDefaultInputExpressionExpressionLanguage(FEEL);
        tables.setDefaultInputEntryExpressionLanguage(FEEL);
        tables.setDefaultOutputEntryExpressionLanguage(FEEL);
        tables.setDefaultLiteralExpressionLanguage(FEEL);
        tables.setElProvider(expression -> {
            throw refusal("juel");
        });
        tables.setScriptEngineResolver(language -> {
            throw refusal(language);
        });
        tables.getTransformer().getTransformListeners().add(new LanguageCheck());
        return tables;
    }

    private static Refusal refusal(String language) {
        return new Refusal("决策表里有用“" + language + "”写的表达式：决策表只能用 FEEL，其他语言能在服务器上运行程序。"
                + "请在 Camunda Modeler 中把表达式语言（Expression language）改为 FEEL 或留空后再试。");
    }

    private static void refuseOthers(DomElement element) {
        String language = element.getAttribute("expressionLanguage");
        if (language != null && !NAMES.contains(language)) {
            throw refusal(language);
        }
        element.getChildElements().forEach(FeelTablesConfiguration::refuseOthers);
    }

    private static final class LanguageCheck implements DmnTransformListener {

        @Override
        public void transformDecision(Decision decision, DmnDecision made) {
            refuseOthers(decision.getDomElement());
        }

        @Override
        public void transformDecisionRequirementsGraph(Definitions definitions, DmnDecisionRequirementsGraph made) {
            refuseOthers(definitions.getDomElement());
        }

        @Override
        public void transformDecisionTableInput(Input input, DmnDecisionTableInputImpl made) {
            // part of the decision
        }

        @Override
        public void transformDecisionTableOutput(Output output, DmnDecisionTableOutputImpl made) {
            // part of the decision
        }

        @Override
        public void transformDecisionTableRule(Rule rule, DmnDecisionTableRuleImpl made) {
            // part of the decision
        }
    }
}
