package org.zhenggai.engine.models.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stopped a step is said in words of the model or of the failure's kind, never in those of a case. */
class FaultTest {

    private static final String CASE = "第21项“挪用扶贫款”";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "环节“法制审核”的意见“rejected”在模型中没有对应的走向，流程停在这里。 | 环节“法制审核”的意见“rejected”在模型中没有对应的走向",
                "Unknown property used in expression: ${nothing.at(execution.processBusinessKey)}. Cause: x | 模型里的表达式“${nothing.at(execution.processBusinessKey)}”有名称读不到",
                "No outgoing sequence flow of the element with id 'gateway_isJoint' could be selected | 网关“gateway_isJoint”没有一条走向合适，也没有默认走向",
                "no processes deployed with key 'item-own': processDefinition is null | 找不到要调用的流程“item-own”",
                "这一步所在的流程已由管理员暂停，没有办成。 | 它要启动或通知的流程已暂停；恢复以后重试"
            })
    void theModelsOwnWordsAreSaid(String message, String sentence) {
        assertThat(Fault.of(message + CASE, "")).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "org.zhenggai.kernel.Refusal: | 业务规则不允许",
                "org.camunda.bpm.engine.OptimisticLockingException: | 重试一般就好",
                "org.springframework.dao.DataIntegrityViolationException: | 数据库没有办成",
                "java.lang.IllegalStateException: | 程序出错（IllegalStateException）"
            })
    void ofAnythingElseTheKindIsSaidAndNoWordOfTheCase(String kind, String sentence) {
        assertThat(Fault.of(CASE, kind + CASE + "\n\tat x")).contains(sentence).doesNotContain("扶贫");
    }

    @Test
    void whatIsNotKnownIsLeftToTheLog() {
        assertThat(Fault.of(CASE, "")).contains("服务器日志").doesNotContain("扶贫");
    }
}
