package org.zhenggai.engine.models.state;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what stopped a step without a word of the case: what the engine keeps of a failure may quote one. */
final class Fault {

    private record Rule(Pattern said, String sentence) {}

    /** What is let through is the model's own: an expression, an id, an answer. */
    private static final List<Rule> RULES = List.of(
            rule("(环节“[^”]{1,60}”的意见“\\w{1,40}”在模型中没有对应的走向)", "%s"),
            rule("(模型中的表达式不能(?:读取|调用|写入)“\\w{1,60}”)", "%s"),
            rule(HoldsConfiguration.HELD, "它要启动或通知的流程已暂停；恢复以后重试"),
            rule("Unknown property used in expression: ([$#]\\{[^}]{1,200}})", "模型里的表达式“%s”有名称读不到"),
            rule(
                    "(?:Error while evaluating|Unknown method used in) expression: ([$#]\\{[^}]{1,200}})",
                    "模型里的表达式“%s”算不出来"),
            rule("No outgoing sequence flow .*?'([\\w-]{1,80})'", "网关“%s”没有一条走向合适，也没有默认走向"),
            rule("no processes deployed with key '([\\w-]{1,80})'", "找不到要调用的流程“%s”"),
            rule("no decision definition deployed with key '([\\w-]{1,80})'", "找不到决策表“%s”"),
            rule("Cannot correlate message '([\\w.-]{1,80})'", "没有流程在等消息“%s”"),
            rule("(?:DMN|FEEL)[-/ ]", "决策表算不出结果，请核对表中的输入和表达式"));

    /** By what failed at last; of several causes the first that is named here. */
    private static final List<Rule> KINDS = List.of(
            rule("org\\.zhenggai\\.kernel\\.Refusal", "业务规则不允许这一步，原因涉及事项，请整改办核对，或由管理员查看服务器日志"),
            rule("OptimisticLocking|ConcurrencyFailure|Deadlock|CannotAcquireLock", "同时有别的改动，重试一般就好"),
            rule("org\\.springframework\\.dao|java\\.sql\\.|org\\.h2\\.|org\\.postgresql\\.", "数据库没有办成，请先确认数据库正常，再重试"),
            rule("java\\.io\\.|java\\.net\\.", "读写文件或网络没有办成，排除后重试"),
            rule("(?:^|\\n)(?:Caused by: )?(?:[a-z]\\w*\\.)+(\\w*(?:Exception|Error))\\b", "程序出错（%s），请管理员查看服务器日志"));

    private Fault() {}

    private static Rule rule(String said, String sentence) {
        return new Rule(Pattern.compile(said), sentence);
    }

    /**
     * The sentence.
     *
     * @param message of the incident
     * @param trace of the failure, or empty
     */
    static String of(String message, String trace) {
        return first(RULES, message).or(() -> first(KINDS, trace)).orElse("程序没有办成这一步，请管理员查看服务器日志");
    }

    private static Optional<String> first(List<Rule> rules, String text) {
        for (Rule rule : rules) {
            Matcher found = rule.said().matcher(text);
            if (found.find()) {
                return Optional.of(
                        found.groupCount() == 0
                                ? rule.sentence()
                                : rule.sentence().formatted(found.group(1)));
            }
        }
        return Optional.empty();
    }
}
