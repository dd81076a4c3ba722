package org.zhenggai.closing.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.closing.verification.DoubtfulWords.Doubt;
import org.zhenggai.process.EngineTest;

/** Which texts sound unfinished, by the table as it is deployed. */
@EngineTest
class DoubtfulTextTest {

    @Autowired
    private DoubtfulWords words;

    @ParameterizedTest
    @CsvSource({
        "12处已完成，剩余1处月底前收尾, 剩余",
        "落后项目大都建成，只余1个在抢工期, 只余",
        "账目清理完毕，仅剩两笔, 仅剩",
        "逾期款项已收回，其余款项由律师处理, 其余",
        "已收回部分逾期款项, 部分",
        "分管领导带队，各部门部分完成, 部分",
        "拟签订补充协议理顺租期, 拟",
        "资金待批复, 待",
        "经费等待上级批准, 待",
        "方案正在细化, 正在",
        "工程加紧施工, 加紧",
        "协议尚未签订, 尚未",
        "项目基本完成, 基本",
        "力争年底前办结, 力争",
        "工程即将完工, 即将",
        "下月将继续清退, 将",
        "我局将于年底前完成验收, 将"
    })
    void soundsUnfinished(String text, String word) {
        assertThat(words.in("report", text)).extracting(Doubt::word).containsExactly(word);
        assertThat(words.in("opinion", text)).extracting(Doubt::word).containsExactly(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "账目全部清理，台账建立",
                "超标准接待已停止，招待费已退回",
                "干部待遇按规定执行，群众期待得到回应",
                "对待来访群众态度有改进，优待证全部发放",
                "虚拟货币风险已排查，模拟演练4次",
                "各部分管领导已逐一谈话，干部分流完毕",
                "制度成为内控的组成部分",
                "通知已全部分发到户，支部分别开会",
                "基本农田图斑全部恢复，基本公共服务目录公布",
                "已将多收费用全部退还",
                "将清退款项逐笔登记，群众签收",
                "办法将在建项目全部纳入",
                "单位将落实情况报镇党委",
                "有力争取了群众支持",
                "真正在一线解决问题"
            })
    void soundsDone(String text) {
        assertThat(words.in("report", text)).isEmpty();
    }

    @Test
    void everyPlaceIsShownInItsContext() {
        List<Doubt> doubts = words.in("report", "三宗纠纷中两宗已经调解完毕并签订协议书，\n剩余一宗正在诉讼。待判决后执行。");
        assertThat(doubts)
                .extracting(Doubt::word, Doubt::context)
                .containsExactly(
                        tuple("剩余", "…调解完毕并签订协议书， 剩余一宗正在诉讼。待判决后执…"),
                        tuple("正在", "…并签订协议书， 剩余一宗正在诉讼。待判决后执行。"),
                        tuple("待", "…书， 剩余一宗正在诉讼。待判决后执行。"));
        assertThat(DoubtfulWords.words(doubts))
                .startsWith("剩余（…")
                .contains("；正在（")
                .endsWith("执行。）");
    }

    @Test
    void noTextHasNoWords() {
        assertThat(words.in("report", null)).isEmpty();
    }
}
