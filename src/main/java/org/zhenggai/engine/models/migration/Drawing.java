package org.zhenggai.engine.models.migration;

import java.util.List;
import java.util.Map;

/**
 * What a version of a model draws.
 *
 * @param nodes by id
 * @param flows from where to where, sorted
 */
record Drawing(Map<String, Node> nodes, List<String> flows) {

    Drawing {
        nodes = Map.copyOf(nodes);
        flows = List.copyOf(flows);
    }

    /** Whether the other has the same steps and flows: what differs are words, forms, conditions and dates. */
    boolean isDrawnLike(Drawing other) {
        return nodes.keySet().equals(other.nodes.keySet())
                && flows.equals(other.flows)
                && nodes.values().stream().allMatch(node -> node.standsLike(other.nodes.get(node.id())));
    }
}
