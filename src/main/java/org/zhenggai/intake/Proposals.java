package org.zhenggai.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.intake.parse.words.Owner;
import org.zhenggai.people.Directory;
import org.zhenggai.round.item.PlanDraft;
import org.zhenggai.round.item.PlanDraft.Planned;

/**
 * Fills the draft of the plan with what the source says of owners: only what is one unit, one leader, one day. Whatever it says
 * in other words is left to the office, which sees it in the text of the finding.
 */
@Component
@RequiredArgsConstructor
class Proposals {

    private static final int LONGEST_YEARS = 10;

    private final Directory directory;
    private final PlanDraft plan;

    /**
     * Writes what is known of items.
     *
     * @param ids of the items in the same order
     * @param feedbackOn day before which no deadline can be, nor ten years after it, as the rules of the plan say
     */
    void write(List<PreviewItem> items, List<Long> ids, LocalDate feedbackOn) {
        plan.proposeMoney(IntStream.range(0, items.size())
                .filter(n -> namesMoney(items.get(n)))
                .mapToObj(ids::get)
                .toList());
        if (items.stream().noneMatch(item -> item.owner().isKnown())) {
            return;
        }
        Map<String, String> units = onlyOnes(directory.units().stream()
                .map(unit -> Map.entry(unit.name(), unit.code()))
                .toList());
        Map<String, String> leaders = onlyOnes(directory.leaders().stream()
                .map(leader -> Map.entry(leader.label(), leader.value()))
                .toList());
        List<Planned> rows = new ArrayList<>();
        Map<Long, Set<String>> assisting = new LinkedHashMap<>();
        for (int n = 0; n < items.size(); n++) {
            Owner owner = items.get(n).owner();
            Planned row = new Planned(
                    ids.get(n),
                    units.get(owner.unit()),
                    leaders.get(owner.leader()),
                    Deadlines.kind(owner.deadline()).orElse(null),
                    Deadlines.day(owner.deadline())
                            .filter(day -> !day.isBefore(feedbackOn))
                            .filter(day -> !day.isAfter(feedbackOn.plusYears(LONGEST_YEARS)))
                            .orElse(null));
            if (row.isKnown()) {
                rows.add(row);
            }
            assisting.put(ids.get(n), assisting(owner, units));
        }
        plan.propose(rows);
        plan.proposeAssisting(assisting);
    }

    private static boolean namesMoney(PreviewItem item) {
        return !item.history().money().isEmpty() || !item.history().recovered().isEmpty();
    }

    /** The units that help, where all of them are known; one of several left out would look as if nobody was forgotten. */
    private static Set<String> assisting(Owner owner, Map<String, String> units) {
        List<String> names = Stream.of(owner.assisting().split("[、,，;；/\\s]+"))
                .filter(name -> !name.isEmpty())
                .toList();
        Set<String> codes = new TreeSet<>();
        for (String name : names) {
            if (!units.containsKey(name)) {
                return Set.of();
            }
            codes.add(units.get(name));
        }
        codes.removeIf(code -> code.equals(units.get(owner.unit())));
        return codes;
    }

    private static Map<String, String> onlyOnes(List<Map.Entry<String, String>> names) {
        Map<String, String> ones = new HashMap<>();
        names.forEach(name -> ones.merge(name.getKey(), name.getValue(), (one, other) -> ""));
        ones.values().removeIf(String::isEmpty);
        return ones;
    }
}
