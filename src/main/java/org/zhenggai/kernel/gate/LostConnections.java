package org.zhenggai.kernel.gate;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/** Tells the pool which of H2's failures end a connection: it knows only the codes of other databases. */
public final class LostConnections implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return Outage.isAway(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
