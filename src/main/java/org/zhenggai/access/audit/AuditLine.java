package org.zhenggai.access.audit;

import java.time.LocalDateTime;
import java.util.List;

/**
 * One line of an item's audit, in the words people read.
 *
 * @param actsFor name of the absent person whose right was used, or null
 * @param refused whether it was tried in vain
 */
record AuditLine(
        LocalDateTime at, String who, String actsFor, String what, List<Step> changes, String text, boolean refused) {

    /** The same, done for the absent person of this name, or for nobody. */
    AuditLine actingFor(String name) {
        return new AuditLine(at, who, name, what, changes, text, refused);
    }

    /** What became what. */
    record Step(String field, String from, String to) {

        @Override
        public String toString() {
            return field + "：" + from + " → " + to;
        }
    }
}
