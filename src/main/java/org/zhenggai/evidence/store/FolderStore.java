package org.zhenggai.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.stereotype.Component;
import org.zhenggai.evidence.EvidenceSettings;
import org.zhenggai.evidence.Received;

/**
 * Keeps files in a folder, each named by its sum. A file appears there at once and whole, by renaming; a second upload
 * of the same bytes replaces it by itself.
 */
@Component
public class FolderStore implements ContentStore {

    private final Path folder;

    public FolderStore(EvidenceSettings settings) {
        folder = settings.folder();
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public void keep(StoredContent content, Received file) throws IOException {
        Path target = path(content);
        Files.createDirectories(target.getParent());
        // A second attempt of the same transaction finds the file moved already.
        if (Files.exists(file.path())) {
            Files.move(file.path(), target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public InputStream open(StoredContent content) throws IOException {
        return Channels.newInputStream(FileChannel.open(path(content)));
    }

    /** Two letters of the sum keep folders small. */
    private Path path(StoredContent content) {
        return folder.resolve(content.sha256().substring(0, 2)).resolve(content.sha256());
    }
}
