package org.zhenggai.work.plan.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SumsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "违规发放津贴128.5万元，涉及三十人。|128.5万元",
                "违规发放津贴１２８．５万元。|128.5万元",
                "个人借款 5,000 元未还。|5,000元",
                "投资1.2亿元的项目。|1.2亿元",
                "欠款300余万元。|300余万元",
                "欠款 3 千 元。|3千元",
                "往来款三百余万元没有清理。|三百余万元",
                "挪用数十万元。|数十万元",
                "多付一百二十三万五千元。|一百二十三万五千元",
                "每人二十元。|二十元",
                "罚款壹仟元。|壹仟元",
                "合同金额100万美元。|100万美元",
                "支出2019年23万余元|23万余元"
            })
    void findsSumsAsPeopleWriteThem(String text, String sum) {
        assertThat(Sums.in(text)).containsExactly(sum);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "城乡二元结构没有打破，多元化解不够。",
                "2023年元旦前没有检查，10元旦晚会取消。",
                "施工日志没有记录，涉及128个项目、300万平方米。",
                "公元2023年，一元化领导，单元楼3单元。",
                "合计万元，金额缺失。",
                ""
            })
    void findsNoneWhereThereIsNone(String text) {
        assertThat(Sums.in(text)).isEmpty();
    }

    @Test
    void namesEachOnceAndNotMoreThanThree() {
        assertThat(Sums.in("甲1万元、乙2万元、丙1万元、丁3万元、戊4万元")).isEqualTo(List.of("1万元", "2万元", "3万元"));
    }
}
