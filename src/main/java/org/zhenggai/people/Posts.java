package org.zhenggai.people;

import static java.util.Map.entry;

import java.util.Map;

/** Posts of people: two of them decide rights in units, the others are only words. */
public final class Posts {

    /** The head of a unit (负责人), who gets its confidential items. */
    public static final String HEAD = "head";

    /** Who handles the items of a unit (经办人). */
    public static final String HANDLER = "handler";

    private static final Map<String, String> WORDS = Map.ofEntries(
            entry(HEAD, "负责人"),
            entry(HANDLER, "经办人"),
            entry("leader", "班子成员"),
            entry("office", "整改办"),
            entry("secretary", "主要领导"),
            entry("discipline", "纪检"),
            entry("inspector", "巡察组"),
            entry("designer", "流程设计"),
            entry("admin", "管理员"));

    private Posts() {}

    /** The word users read for a post. */
    public static String word(String post) {
        return WORDS.getOrDefault(post, post);
    }
}
