package org.zhenggai.people;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Kinds of units: the town itself, its departments, its communities. */
public final class UnitKinds {

    /** The root of the tree, which leads no items. */
    public static final String TOWN = "town";

    private static final Map<String, String> WORDS =
            new TreeMap<>(Map.of(TOWN, "镇", "department", "部门", "community", "社区"));

    private UnitKinds() {}

    /** Codes and the words users read. */
    public static Map<String, String> words() {
        return Collections.unmodifiableMap(WORDS);
    }

    public static String word(String kind) {
        return WORDS.getOrDefault(kind, kind);
    }
}
