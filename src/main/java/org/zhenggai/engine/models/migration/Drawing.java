package org.zhenggai.engine.models.migration;

import java.util.Map;
import org.zhenggai.engine.models.compare.ModelSet;

/**
 * What a version of a model draws.
 *
 * @param nodes by id
 * @param files its text and those of the forms that its tasks show
 */
record Drawing(Map<String, Node> nodes, ModelSet files) {

    Drawing {
        nodes = Map.copyOf(nodes);
    }
}
