package org.zhenggai.access.cases;

import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who besides the named roles may see a confidential item (知悉人员). */
@Component
@RequiredArgsConstructor
public class Confidants {

    private final JdbcClient jdbc;

    /** Lets somebody see the item; false when he could already. */
    public boolean admit(long item, String username) {
        return jdbc.sql("""
                insert into item_confidant (item, username) select i.id, :username from item i
                where i.id = :item and not exists
                    (select 1 from item_confidant c where c.item = i.id and c.username = :username)
                """).param("item", item).param("username", username).update() > 0;
    }
}
