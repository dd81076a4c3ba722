package org.zhenggai.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import lombok.RequiredArgsConstructor;
import org.springframework.core.io.AbstractResource;

/** A stored file for Spring, which sends the whole of it or the part that a browser asks for. */
@RequiredArgsConstructor
public final class ContentResource extends AbstractResource {

    private final Contents contents;
    private final StoredContent content;
    private final String name;

    @Override
    public InputStream getInputStream() throws IOException {
        return contents.open(content);
    }

    @Override
    public long contentLength() {
        return content.size();
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public String getFilename() {
        return name;
    }

    @Override
    public String getDescription() {
        return "evidence content " + content.id();
    }
}
