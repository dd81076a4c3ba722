package org.zhenggai.engine.models.compare;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a file says.
 *
 * @param parts by which it is compared
 * @param rest what no part tells, by where it stands
 */
record Content(List<Part> parts, SortedMap<String, List<String>> rest) {

    static final Content NONE = new Content(List.of(), new TreeMap<>());

    static Content of(ModelFile file) {
        if (file == null) {
            return NONE;
        }
        return switch (file.kind()) {
            case MODEL -> ModelParts.of(file);
            case TABLE -> TableParts.of(file);
            case FORM -> FormParts.of(file);
        };
    }
}
