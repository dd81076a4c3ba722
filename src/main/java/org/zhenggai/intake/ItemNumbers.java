package org.zhenggai.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;

/**
 * Numbers of items that are unique in a round: the finding's number, {@code 21-2} for a part. Where numbers restart in
 * each area they become {@code 3.1}; where even that is not unique, positions stand in for the printed numbers.
 */
final class ItemNumbers {

    private ItemNumbers() {}

    /** The numbers of all items in the order of the preview. */
    static List<String> of(Preview preview) {
        List<String> printed = new ArrayList<>();
        List<String> withArea = new ArrayList<>();
        List<String> byPosition = new ArrayList<>();
        boolean isPrinted = true;
        int areaPosition = 0;
        for (PreviewArea area : preview.areas()) {
            areaPosition++;
            int findingPosition = 0;
            for (PreviewFinding finding : area.findings()) {
                findingPosition++;
                isPrinted &= finding.number() > 0;
                addAll(printed, finding, Integer.toString(finding.number()));
                addAll(withArea, finding, area.number() + "." + finding.number());
                addAll(byPosition, finding, areaPosition + "." + findingPosition);
            }
        }
        if (isPrinted && isUnique(printed)) {
            return printed;
        }
        return isPrinted && isUnique(withArea) ? withArea : byPosition;
    }

    private static void addAll(List<String> numbers, PreviewFinding finding, String number) {
        if (finding.items().size() == 1) {
            numbers.add(number);
            return;
        }
        for (int part = 1; part <= finding.items().size(); part++) {
            numbers.add(number + "-" + part);
        }
    }

    private static boolean isUnique(List<String> numbers) {
        Set<String> distinct = new HashSet<>(numbers);
        return distinct.size() == numbers.size();
    }
}
