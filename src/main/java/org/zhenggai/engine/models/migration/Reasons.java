package org.zhenggai.engine.models.migration;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in Chinese why the engine does not move an instance; its own sentences are English and name ids. */
final class Reasons {

    static final String UNKNOWN = "引擎不允许这样迁移";

    private record Rule(Pattern said, String sentence) {}

    /** What stands in the sentence for the names of up to two steps. */
    private static final List<Rule> RULES = List.of(
            rule("There is no migration instruction for this instance's activity", "新版本没有这个环节，也没有选定由哪个环节接续"),
            rule("Cannot migrate subscription for compensation handler '(.*?)'.*", "补偿环节“%s”在新版本里没有对应"),
            rule("The variable '.*' exists in both, .*", "两处有同名的流程变量，改动环节的范围会丢掉一个"),
            rule("The type of the source activity is not supported .*", "引擎不能迁移停在这类环节的流程"),
            rule("A transition instance that instantiates the process .*", "流程还没有开始走，只能接到新版本的最外层环节"),
            rule("Transition instance is assigned to no sequence flow .*", "这一步刚办完，新版本从这里有几条走向，分不清走哪条"),
            rule("Transition instance is assigned to a sequence flow .*", "这一步刚办完，要走的走向在新版本里没有"),
            rule("Target activity is not async(After|Before)", "新版本的这一步不在后台办理，等待中的后台作业没有去处"),
            rule("Events are not of the same type .*", "新旧两个事件不是一类，一个等时间，一个等消息或其他"),
            rule("Cannot remove the inner activity of a multi-instance body .*", "新版本不再由多人分别办理，正在分别办理的不能迁移"),
            rule("Must map the inner activity of a multi-instance body .*", "多人分别办理的环节须整个对应，不能只对应一半"),
            rule(
                    "The closest mapped ancestor '(.*?)' is mapped to scope '(.*?)' which .*",
                    "所在的子流程“%s”对应到“%s”，接续的环节却不在它里面"),
            rule("There are multiple mappings for source activity id '(.*?)'.*", "“%s”对应到了不止一个环节"),
            rule("The source activity's event scope \\((.*?)\\) must be mapped but .*", "事件所在的“%s”在新版本里没有对应"),
            rule("The source activity's event scope \\((.*?)\\) must be mapped to .*\\((.*?)\\)", "事件所在的“%s”没有对应到“%s”"),
            rule("Must map.*|Conditional event has to migrate.*", "等条件的环节须按新条件重新判断"),
            rule("The target gateway must have at least .*", "新版本的汇合处进来的线比原来少，已到的会丢掉"),
            rule("The gateway's flow scope '(.*?)' must be mapped", "汇合处所在的“%s”没有对应"),
            rule("Only one gateway can be mapped to gateway '(.*?)'", "汇合处“%s”不能接续两个"),
            rule("Activities have incompatible types .*", "新旧两个环节不是一类，不能接续"),
            rule("Cannot update \\S+ trigger .*", "新版本的这一步不等时间也不等消息"),
            rule("Target activity '(.*?)' is a descendant of multi-instance body .*", "新版本的“%s”改由多人分别办理，正在由一人办理的不能迁移"));

    private Reasons() {}

    private static Rule rule(String said, String sentence) {
        return new Rule(Pattern.compile(said, Pattern.DOTALL), sentence);
    }

    /**
     * The reason in Chinese.
     *
     * @param said by the engine
     * @param names what the model calls the step of an id
     */
    static String of(String said, UnaryOperator<String> names) {
        for (Rule rule : RULES) {
            Matcher found = rule.said().matcher(said);
            if (found.matches()) {
                String[] steps = new String[found.groupCount()];
                for (int i = 0; i < steps.length; i++) {
                    steps[i] = names.apply(found.group(i + 1));
                }
                return rule.sentence().formatted((Object[]) steps);
            }
        }
        return UNKNOWN;
    }
}
