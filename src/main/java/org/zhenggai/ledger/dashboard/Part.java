package org.zhenggai.ledger.dashboard;

import lombok.RequiredArgsConstructor;

/** Of what figures are counted; a column of {@code dashboard_count} has its name, and the member is its key there. */
@RequiredArgsConstructor
enum Part {
    ROUND("''"),
    AREA("cast(f.area as varchar(40))"),
    UNIT("f.unit");

    /** The member that a row {@code f} belongs to. */
    private final String member;

    String member() {
        return member;
    }
}
