package org.zhenggai.engine.models.state;

import java.util.List;
import java.util.Map;

/** What decision tables are asked about open items: states, numbers, yes and no; nothing that anybody has written. */
public interface OpenFacts {

    /** The inputs of each open item by table. */
    Map<String, List<Map<String, Object>>> byTable();
}
