package org.zhenggai.engine.models.draft;

import java.util.List;
import java.util.SortedMap;

/** Says what is wrong with files before they count. */
interface DraftCheck {

    /**
     * What was found in a file.
     *
     * @param element id in the file, or empty
     * @param name what people call the element, or empty
     */
    record Finding(boolean isError, String file, String element, String name, String what, String why, String wayOut) {

        /** One sentence with where it is. */
        public String inWords() {
            String where = element.isEmpty() ? file : file + "，" + (name.isEmpty() ? "" : "“" + name + "”") + element;
            return where + "：" + what + (why.isEmpty() ? "" : " " + why) + (wayOut.isEmpty() ? "" : " " + wayOut);
        }
    }

    /** The findings in all files as they would run together, by path. */
    List<Finding> check(SortedMap<String, String> files);
}
