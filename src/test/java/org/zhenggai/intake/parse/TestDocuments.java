package org.zhenggai.intake.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.zhenggai.intake.parse.preview.Doubt;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.source.SourceText;

/** The invented documents under {@code resources/intake}, one for each layout. */
public final class TestDocuments {

    private TestDocuments() {}

    public static byte[] bytes(String name) {
        try (InputStream in = TestDocuments.class.getResourceAsStream("/intake/" + name + ".txt")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return SourceText.decode(bytes(name), name + ".txt");
    }

    public static Preview parse(String name) {
        return FeedbackParser.parse(text(name));
    }

    static List<PreviewFinding> findings(Preview preview) {
        return preview.areas().stream()
                .flatMap(area -> area.findings().stream())
                .toList();
    }

    static PreviewItem item(Preview preview, int finding, int item) {
        return findings(preview).get(finding).items().get(item);
    }

    static List<String> texts(List<Passage> passages) {
        return passages.stream().map(Passage::text).toList();
    }

    static List<String> codes(Preview preview) {
        return preview.doubts().stream().map(Doubt::code).toList();
    }
}
