package org.zhenggai.paper.template;

import java.util.Arrays;
import java.util.List;

/** A paragraph of running text. */
public record Text(@Tag("段落") String text) {

    /** The paragraphs of a text as somebody typed it; none of an empty one. */
    public static List<Text> of(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("\\R"))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(Text::new)
                        .toList();
    }

    public static List<Text> orNone(List<Text> texts) {
        return texts.isEmpty() ? List.of(new Text("无。")) : texts;
    }
}
