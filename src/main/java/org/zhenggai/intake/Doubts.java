package org.zhenggai.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects doubts while a document is read. */
final class Doubts {

    private final List<Doubt> collected = new ArrayList<>();

    void add(int line, String code, String text) {
        collected.add(new Doubt(line, code, text));
    }

    void addAll(Doubts others) {
        collected.addAll(others.collected);
    }

    List<Doubt> byLine() {
        return collected.stream().sorted(Comparator.comparingInt(Doubt::line)).toList();
    }
}
