package org.zhenggai.people;

import java.util.Map;

/** Posts of people: two of them decide rights in units, the others are only words. */
public final class Posts {

    /** The head of a unit (负责人), who gets its confidential items. */
    public static final String HEAD = "head";

    /** Who handles the items of a unit (经办人). */
    public static final String HANDLER = "handler";

    private static final Map<String, String> WORDS = Map.of(
            HEAD,
            "负责人",
            HANDLER,
            "经办人",
            "leader",
            "班子成员",
            "office",
            "整改办",
            "secretary",
            "主要领导",
            "discipline",
            "纪检",
            "inspector",
            "巡察组",
            "designer",
            "流程设计",
            "admin",
            "管理员");

    private Posts() {}

    /** The word users read for a post. */
    public static String word(String post) {
        return WORDS.getOrDefault(post, post);
    }
}
