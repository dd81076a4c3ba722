package org.zhenggai.engine.models.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What was found out lately about texts, each by its text; of long ones and beyond a number nothing is kept. */
public final class Lately<T> {

    private final int longest;
    private final Map<String, T> found;

    public Lately(int most, int longest) {
        this.longest = longest;
        this.found = Collections.synchronizedMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > most;
            }
        });
    }

    public T get(String text, Supplier<T> otherwise) {
        T known = found.get(text);
        if (known == null) {
            known = otherwise.get();
            if (text.length() <= longest) {
                found.put(text, known);
            }
        }
        return known;
    }
}
