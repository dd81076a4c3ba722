package org.zhenggai.engine.view;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.zhenggai.access.cases.CaseSight;
import org.zhenggai.engine.contract.Contract;

/** All views by name. They are looked up when first read: the engine exists before the services that they ask. */
@Component
public class Views {

    private final SingletonSupplier<Map<String, View>> views;

    private final Contract contract;
    private final ObjectProvider<CaseSight> sight;

    Views(ObjectProvider<View> views, Contract contract, ObjectProvider<CaseSight> sight) {
        this.contract = contract;
        this.sight = sight;
        this.views =
                SingletonSupplier.of(() -> views.stream().collect(Collectors.toMap(View::name, Function.identity())));
    }

    /**
     * The view of this name.
     *
     * @throws IllegalArgumentException when a model names one that does not exist
     */
    public View get(String name) {
        View view = views.obtain().get(name);
        if (view == null) {
            throw new IllegalArgumentException("No view is named " + name);
        }
        return view;
    }

    /** Whether the tables let this person see what the view shows of the key; the server sees all. */
    public boolean isSeenBy(String reader, View view, long id) {
        return reader == null
                || contract.view(view.name()).orElseThrow().keys().stream()
                        .allMatch(kind -> sight.getObject().isSeenBy(reader, kind, id));
    }

    /** What the view gives this reader: nothing of what he may not see, whatever the model. */
    Object read(View view, long id, String reader) {
        return isSeenBy(reader, view, id) ? view.read(id, reader) : null;
    }
}
