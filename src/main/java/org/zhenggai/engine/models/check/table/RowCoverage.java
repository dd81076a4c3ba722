package org.zhenggai.engine.models.check.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.w3c.dom.Element;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.Parts;
import org.zhenggai.engine.models.check.feel.Feel.Tree;
import org.zhenggai.engine.models.check.table.Coverage.Gap;
import org.zhenggai.engine.models.check.table.TableFile.Decision;

/** What the rows of a table take together: nothing twice, nothing left out, and no row in vain. */
@RequiredArgsConstructor
final class RowCoverage {

    /** Beyond these a person does not read on. */
    private static final int MOST_PAIRS = 3;

    private final Findings findings;
    private final Decision decision;
    private final List<Element> inputs;
    private final List<Element> rules;
    private final List<Column> columns;

    void check(List<List<Tree>> tests, String policy) {
        List<List<BitSet>> rows = new ArrayList<>();
        for (List<Tree> row : tests) {
            List<BitSet> taken = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                taken.add(columns.get(i).takenBy(row.get(i)));
            }
            rows.add(taken);
        }
        Coverage coverage = new Coverage(columns, rows);
        for (int row = 0; row < rules.size(); row++) {
            if (coverage.isEmpty(row)) {
                findings.add("row-never", decision.at(rules.get(row), RowRules.rowName(rules.get(row), row + 1)));
            } else if (policy.equals("FIRST") && coverage.isShadowed(row)) {
                findings.add("row-shadowed", decision.at(rules.get(row), RowRules.rowName(rules.get(row), row + 1)));
            }
        }
        if (policy.equals("UNIQUE") || policy.equals("ANY")) {
            overlaps(coverage, policy);
        }
        if (Set.of("UNIQUE", "FIRST", "ANY").contains(policy)) {
            coverage.gap().ifPresent(gap -> gap(gap));
        }
    }

    private void overlaps(Coverage coverage, String policy) {
        int told = 0;
        for (int one = 0; one < rules.size(); one++) {
            for (int other = one + 1; other < rules.size() && told < MOST_PAIRS; other++) {
                boolean isSame = policy.equals("ANY") && outputs(rules.get(one)).equals(outputs(rules.get(other)));
                if (!isSame && coverage.overlap(one, other)) {
                    findings.add(
                            "row-overlap",
                            decision.at(rules.get(other), RowRules.rowName(rules.get(other), other + 1)),
                            one + 1,
                            policy);
                    told++;
                }
            }
        }
    }

    private static List<String> outputs(Element rule) {
        return Parts.children(rule, "outputEntry").stream()
                .map(entry -> Parts.text(entry, "text"))
                .toList();
    }

    private void gap(Gap gap) {
        boolean isEdge = false;
        List<String> words = new ArrayList<>();
        for (int i = 0; i < gap.cells().size(); i++) {
            int cell = gap.cells().get(i);
            isEdge |= columns.get(i).edges().get(cell);
            words.add(RowRules.label(inputs.get(i)) + columns.get(i).words().get(cell));
        }
        findings.add(isEdge ? "table-gap-edge" : "table-gap", decision.place(), String.join("，", words));
    }
}
