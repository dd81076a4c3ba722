package org.zhenggai.ledger.item;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.engine.view.View;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelView;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Directory.Choice;
import org.zhenggai.round.item.Items;

/** What forms about an item are filled in with, and the choices they offer; each view has the key of its field. */
@Configuration
class PrefillConfiguration {

    @Bean
    @ModelView(what = "事项的整改措施", of = KeyKind.ITEM)
    View measuresPrefill(JdbcClient jdbc) {
        return View.of(
                "measures",
                item -> jdbc
                        .sql("select text from measure where item = ? order by position")
                        .param(item)
                        .query(String.class)
                        .list()
                        .stream()
                        .collect(Collectors.joining("\n")));
    }

    @Bean
    @ModelView(what = "未完成的措施", of = KeyKind.ITEM)
    View openMeasuresChoice(ItemView view) {
        return View.of("openMeasures", view::openMeasures);
    }

    @Bean
    @ModelView(what = "上次报告的进度", of = KeyKind.ITEM)
    View progressPrefill(Items items) {
        return View.of("progress", item -> items.get(item).progress());
    }

    @Bean
    @ModelView(what = "现在的牵头单位", of = KeyKind.ITEM)
    View leadUnitPrefill(Items items) {
        return View.of("leadUnit", item -> items.get(item).leadUnit());
    }

    @Bean
    @ModelView(what = "现在的责任领导", of = KeyKind.ITEM)
    View leaderPrefill(Items items, Directory directory) {
        // Whoever has left is no choice any more: the field begins empty.
        return View.of(
                "leader", item -> ifOffered(directory.leaders(), items.get(item).leader()));
    }

    @Bean
    @ModelView(what = "可选的单位", of = KeyKind.ITEM)
    View unitsChoice(Directory directory) {
        return View.of(
                "units",
                item -> directory.units().stream()
                        .map(unit -> new Option(unit.name(), unit.code()))
                        .toList());
    }

    @Bean
    @ModelView(what = "可选的责任领导", of = KeyKind.ITEM)
    View leadersChoice(Directory directory) {
        return View.of("leaders", item -> directory.leaders());
    }

    private static String ifOffered(List<Choice> choices, String value) {
        return choices.stream().anyMatch(choice -> choice.value().equals(value)) ? value : null;
    }
}
