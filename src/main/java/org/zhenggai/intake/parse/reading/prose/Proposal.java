package org.zhenggai.intake.parse.reading.prose;

import java.util.List;

/**
 * A list of problems as the text holds it.
 *
 * @param title what stands over all of it; empty where nothing does
 * @param unit the unit that it is said to be about, empty where none opens it
 * @param from where it begins, with its lead
 * @param named whether its lead speaks of problems; then they need not say so each
 */
record Proposal(String title, String unit, int from, List<Group> groups, boolean named) {

    Proposal withoutUnit() {
        return new Proposal(title, "", from, groups, named);
    }
}
