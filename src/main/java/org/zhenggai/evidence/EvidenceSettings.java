package org.zhenggai.evidence;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What may be uploaded and where it is kept.
 *
 * @param store {@code database} or {@code file}; what was kept elsewhere before stays readable
 * @param folder of the store {@code file}, and of uploads on their way; it must not be on a read-only disk
 * @param maxSize of one file
 * @param types kinds of files that are taken
 */
@ConfigurationProperties("zhenggai.evidence")
public record EvidenceSettings(String store, Path folder, DataSize maxSize, Set<FileKind> types) {

    String sizeInWords() {
        return FileSize.words(maxSize.toBytes());
    }

    /** The extensions that are taken, as people read them. */
    String typesInWords() {
        return types.stream()
                .sorted()
                .map(kind -> kind.extensions().get(0))
                .distinct()
                .collect(Collectors.joining("、"));
    }
}
