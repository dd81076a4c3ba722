package org.zhenggai.intake.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.zhenggai.kernel.web.PagesData.FEEDBACK;
import static org.zhenggai.kernel.web.PagesData.OFFICE;
import static org.zhenggai.kernel.web.PagesData.office;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.zhenggai.intake.IntakeService;
import org.zhenggai.kernel.web.PagesTest;

/** A round that began elsewhere: what its ledger says was done is kept and shown, and closes nothing. */
@PagesTest
class ItemPastsTest {

    @Autowired
    private IntakeService intake;

    @Autowired
    private ItemPasts pasts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc pages;

    @Test
    void whatTheLedgerSaidIsShownAndClosesNothing() throws Exception {
        byte[] ledger = """
                整改台账%s
                序号\t问题\t整改措施\t责任单位\t配合单位\t整改状态\t整改完成时间\t整改进展\t涉及金额（万元）
                1\t票据审核不严\t修订办法\t测试财政分局\t\t已销号\t2023年6月2日\t已修订办法并公示\t3.5
                2\t资产底数不清\t清点\t测试财政分局\t不详单位\t\t\t\t
                """.formatted(System.nanoTime()).getBytes(StandardCharsets.UTF_8);

        long round = intake.commit("台账.txt", ledger, FEEDBACK, OFFICE);

        List<Long> items = jdbc.sql("select id from item where round = ? order by position")
                .param(round)
                .query(Long.class)
                .list();
        assertThat(pasts.of(items.get(0)).orElseThrow())
                .isEqualTo(new ItemPasts.Past("已销号", "2023年6月2日", "已修订办法并公示", "3.5万元", ""));
        assertThat(pasts.of(items.get(1))).isEmpty();
        assertThat(jdbc.sql("select state || ' ' || involves_money from item where round = ? order by position")
                        .param(round)
                        .query(String.class)
                        .list())
                .extracting(String::toLowerCase)
                .containsExactly("planned true", "planned false");
        pages.perform(get("/items/" + items.get(0)).with(office()))
                .andExpect(content().string(containsString("导入前的情况")))
                .andExpect(content().string(containsString("整改进展和成效：已修订办法并公示")))
                .andExpect(content().string(containsString("原状态：已销号")));
        pages.perform(get("/items/" + items.get(1)).with(office()))
                .andExpect(content().string(not(containsString("导入前的情况"))));
    }
}
