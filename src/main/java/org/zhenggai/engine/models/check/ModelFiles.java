package org.zhenggai.engine.models.check;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.zhenggai.kernel.Refusal;

/**
 * Models, tables and forms as text.
 *
 * @param files by path as in the project ({@code processes/<id>/x.bpmn}, {@code forms/<process>/<task>.form}), or by the
 *     bare name that somebody gave a file
 */
public record ModelFiles(SortedMap<String, String> files) {

    /** More than these nobody reads at once; a whole project has a third of them. */
    public static final int MOST_FILES = 200;

    public static final int MOST_BYTES = 4_000_000;

    private static final int LONGEST_NAME = 200;
    private static final int SHOWN = 30;

    public static final ModelFiles NONE = new ModelFiles(new TreeMap<>());

    public ModelFiles {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    public static ModelFiles of(Map<String, String> files) {
        return new ModelFiles(new TreeMap<>(files));
    }

    /**
     * Refuses a file that comes to others and would be too much with them.
     *
     * @param others how many there are, and how large they are together
     */
    public static void requireRoom(String name, long bytes, int others, long theirBytes) {
        Refusal.unless(
                name.length() <= LONGEST_NAME,
                "有个文件名超过%d个字（“%s…”），没有收下。请把文件名改短再提交。",
                LONGEST_NAME,
                name.substring(0, Math.min(name.length(), SHOWN)));
        Refusal.unless(
                others < MOST_FILES && theirBytes + bytes <= MOST_BYTES,
                "文件太多或太大，到“%s”超过了限度，没有收下：一次最多%d个文件、合计%d兆。请只提交改过的文件，或者分几次提交。",
                name,
                MOST_FILES,
                MOST_BYTES / 1_000_000);
    }
}
