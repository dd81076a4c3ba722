package org.zhenggai.engine.models.check;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Models, tables and forms as text.
 *
 * @param files by path as in the project ({@code processes/<id>/x.bpmn}, {@code forms/<process>/<task>.form}), or by the
 *     bare name that somebody gave a file
 */
public record ModelFiles(SortedMap<String, String> files) {

    public static final ModelFiles NONE = new ModelFiles(new TreeMap<>());

    public ModelFiles {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    public static ModelFiles of(Map<String, String> files) {
        return new ModelFiles(new TreeMap<>(files));
    }
}
