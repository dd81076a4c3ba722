package org.zhenggai.intake.parse.preview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects doubts while a document is read. */
public final class Doubts {

    private final List<Doubt> collected = new ArrayList<>();

    public void add(int line, String code, String text) {
        collected.add(new Doubt(line, code, text));
    }

    public void addAll(Doubts others) {
        collected.addAll(others.collected);
    }

    public List<Doubt> byLine() {
        return collected.stream().sorted(Comparator.comparingInt(Doubt::line)).toList();
    }
}
