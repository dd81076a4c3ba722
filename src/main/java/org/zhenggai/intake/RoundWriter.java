package org.zhenggai.intake;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.tables.ItemPasts;
import org.zhenggai.kernel.search.ItemWords;
import org.zhenggai.round.RuleSets;
import org.zhenggai.round.source.NewRound;
import org.zhenggai.round.source.NewRound.Area;
import org.zhenggai.round.source.NewRound.Finding;
import org.zhenggai.round.source.NewRound.Item;
import org.zhenggai.round.source.NewRounds;
import org.zhenggai.round.source.NewRounds.Written;

/** Makes a corrected preview a round, with the file it was read from and what it proposes for the plan. */
@Component
@RequiredArgsConstructor
class RoundWriter {

    private final JdbcClient jdbc;
    private final NewRounds rounds;
    private final RuleSets ruleSets;
    private final Proposals proposals;
    private final ItemPasts pasts;
    private final ItemWords words;

    /** Returns the id of the new round. */
    long write(Upload document, Preview preview, String user) {
        Written written = rounds.write(source(document, preview), user);
        insertFile(written.round(), document);
        List<PreviewItem> items = preview.areas().stream()
                .flatMap(area -> area.findings().stream())
                .flatMap(finding -> finding.items().stream())
                .toList();
        proposals.write(items, written.items(), preview.feedbackDate());
        pasts.keep(items, written.items());
        words.addFrom(written.items().get(0));
        return written.round();
    }

    private NewRound source(Upload document, Preview preview) {
        String ruleSet = ruleSets.ruleSetFor(preview.feedbackDate());
        Iterator<String> numbers = ItemNumbers.of(preview).iterator();
        return new NewRound(
                preview.title(),
                preview.feedbackDate(),
                ruleSet,
                concentratedEnd(ruleSet, preview.feedbackDate()),
                new NewRound.Document(document.name(), document.sha256(), document.text()),
                preview.areas().stream()
                        .map(area -> new Area(
                                area.number(),
                                area.title(),
                                area.findings().stream()
                                        .map(finding -> finding(finding, numbers))
                                        .toList()))
                        .toList());
    }

    private static Finding finding(PreviewFinding finding, Iterator<String> numbers) {
        return new Finding(
                finding.number(),
                finding.title(),
                finding.line(),
                finding.text(),
                finding.items().stream()
                        .map(item -> new Item(
                                numbers.next(),
                                item.title(),
                                item.offset(),
                                item.measures().stream().map(Passage::text).toList()))
                        .toList());
    }

    private void insertFile(long round, Upload document) {
        if (document.bytes() != null) {
            jdbc.sql("insert into round_file (round, bytes) values (?, ?)")
                    .params(round, document.bytes())
                    .update();
        }
    }

    private LocalDate concentratedEnd(String ruleSet, LocalDate feedbackOn) {
        int months = jdbc.sql(
                        "select figure from rule_figure where rule_set = ? and name = 'concentratedPeriod' and unit = 'month'")
                .param(ruleSet)
                .query(Integer.class)
                .single();
        return feedbackOn.plusMonths(months);
    }
}
