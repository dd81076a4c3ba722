package org.zhenggai.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.kernel.web.PagesData.FEEDBACK;
import static org.zhenggai.kernel.web.PagesData.FINANCE;
import static org.zhenggai.kernel.web.PagesData.LEADER;
import static org.zhenggai.kernel.web.PagesData.OFFICE;
import static org.zhenggai.kernel.web.PagesData.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.web.PagesTest;

@PagesTest
class IntakeServiceTest {

    @Autowired
    private IntakeService intake;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void keepsMeasuresOfACircularAsProposals() {
        byte[] circular = """
                关于整改进展情况的通报%s
                （一）关于财务管理方面
                1.针对“票据审核不严”的问题。一是修订报销办法。二是每季抽查票据。
                """.formatted(System.nanoTime()).getBytes(StandardCharsets.UTF_8);
        long round = intake.commit("通报.txt", circular, FEEDBACK, OFFICE);
        assertThat(strings(
                        "select m.text || m.state from measure m join item i on i.id = m.item where i.round = ? order by m.position",
                        round))
                .hasSize(2)
                .allMatch(measure -> measure.endsWith("PROPOSED"))
                .first()
                .asString()
                .startsWith("修订报销办法");
    }

    @Test
    void tellsFindingsOfDifferentAreasApart() {
        byte[] restarting = """
                反馈意见%s
                （一）关于财务管理方面
                1.针对“票据审核不严”的问题。有的没有签名。
                2.针对“资产底数不清”的问题。没有登记。
                （二）关于工程建设方面
                1.针对“监管不到位”的问题。没有记录。
                """.formatted(System.nanoTime()).getBytes(StandardCharsets.UTF_8);
        long round = intake.commit("分段编号.txt", restarting, FEEDBACK, OFFICE);
        assertThat(strings("select number from item where round = ? order by position", round))
                .containsExactly("1.1", "1.2", "2.1");
    }

    @Test
    void proposesWhoTheSourceNamesWhereItIsOneUnitOneLeaderAndOneDay() {
        byte[] table = """
                问题清单%s
                问题\t整改措施\t责任单位\t责任领导\t整改时限
                票据审核不严\t修订办法\t测试财政分局\t测试班子\t2023年8月31日
                资产底数不清\t清点\t财政、审计\t某人\t长期坚持
                监管不到位\t补记录\t不详\t不详\t2019年1月1日
                """.formatted(System.nanoTime()).getBytes(StandardCharsets.UTF_8);
        long round = intake.commit("清单.txt", table, FEEDBACK, OFFICE);
        assertThat(strings(
                        "select coalesce(lead_unit, '-') || ' ' || coalesce(leader, '-') || ' ' || coalesce(cast(deadline as varchar), '-')"
                                + " || ' ' || coalesce(kind, '-') from item where round = ? order by position",
                        round))
                .containsExactly(FINANCE + " " + LEADER + " 2023-08-31 DATED", "- - - STANDING", "- - - DATED");
    }

    @Test
    void makesOneRoundOfTwoCommitsAtTheSameMoment() throws Exception {
        byte[] document = document();
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<Long> commit = () -> {
            start.await();
            return intake.commit("同时.txt", document, FEEDBACK, OFFICE);
        };
        ExecutorService two = Executors.newFixedThreadPool(2);
        int made = 0;
        for (Future<Long> result : two.invokeAll(List.of(commit, commit))) {
            try {
                result.get();
                made++;
            } catch (ExecutionException e) {
                assertThat(e).cause().isInstanceOf(Refusal.class).hasMessageContaining("不能重复导入");
            }
        }
        two.shutdown();
        assertThat(made).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from round where document_name = '同时.txt'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private List<String> strings(String sql, long round) {
        return jdbc.sql(sql).param(round).query(String.class).list();
    }
}
