package org.zhenggai.round.item;

import java.util.Arrays;
import java.util.Optional;
import lombok.RequiredArgsConstructor;

/** How an item is to be put right. */
@RequiredArgsConstructor
public enum ItemKind {
    IMMEDIATE("立行立改"),
    DATED("限期整改"),
    STANDING("长期坚持");

    private final String word;

    /** The word users read. */
    public String word() {
        return word;
    }

    /** The kind named by its word or its code, in any case; empty when there is none. */
    public static Optional<ItemKind> named(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(text) || kind.name().equalsIgnoreCase(text))
                .findFirst();
    }
}
