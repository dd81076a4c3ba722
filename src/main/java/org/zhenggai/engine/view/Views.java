package org.zhenggai.engine.view;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** All views by name. They are looked up when first read: the engine exists before the services that they ask. */
@Component
public class Views {

    private final SingletonSupplier<Map<String, View>> views;

    Views(ObjectProvider<View> views) {
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
}
