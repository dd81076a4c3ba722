package org.zhenggai.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The modelling rules of processes/README.md, checked over all models and forms at once. */
final class ModelRules {

    private final Surroundings surroundings;

    ModelRules(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * What the models meet at run time.
     *
     * @param beans the Spring beans' classes by name
     * @param views names of all views
     * @param subjects names of those views that say what a task is about
     * @param messages names that Java code sends
     * @param decisions text constants of the Java code: a decision table that no model refers to is named by one
     * @param workingDays by rule set, the tasks that it gives a number of working days
     * @param listenerKeys by name of a listener, the keys that it reads from its form, with the labels it gives them
     */
    record Surroundings(
            Map<String, Class<?>> beans,
            Set<String> views,
            Set<String> subjects,
            Set<String> messages,
            Set<String> decisions,
            Map<String, Set<String>> workingDays,
            Map<String, Map<String, String>> listenerKeys) {}

    /** Every breach in a line that names file, element and what is wrong, in alphabetical order. */
    List<String> findings(Models models) {
        Set<String> findings = new TreeSet<>();
        new NotationRules(findings::add).check(models);
        new BindingRules(surroundings, findings::add).check(models);
        new FormRules(surroundings, findings::add).check(models);
        new AnswerRules(findings::add).check(models);
        return List.copyOf(findings);
    }
}
