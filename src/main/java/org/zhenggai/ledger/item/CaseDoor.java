package org.zhenggai.ledger.item;

import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.access.cases.CaseAccess;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.people.Viewer;

/** Checks access to an item, and logs who reads a confidential one. */
@Component
@RequiredArgsConstructor
class CaseDoor {

    private final ItemFile file;
    private final CaseAccess access;
    private final AccessLog log;

    /**
     * The head of the item; see {@link CaseAccess#requireItem} for whoever may not see it.
     *
     * @param part what of the item is read, in words for the log of access
     */
    ItemFile.Head open(Viewer viewer, long item, String part) {
        access.requireItem(viewer, item);
        ItemFile.Head head = file.head(item).orElseThrow();
        if (head.confidential()) {
            log.record(
                    viewer.username(),
                    AccessKind.CONFIDENTIAL_READ,
                    "事项" + head.line().number(),
                    part);
        }
        return head;
    }

    boolean reads(Viewer viewer, long item) {
        return access.readsItem(viewer, item);
    }
}
