package org.zhenggai.engine.models.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.zhenggai.kernel.Refusal;

/**
 * Where everything stands that runs, counted by what is alike: no title, no name, no key and no id of any case.
 *
 * @param facts what tables are asked about open items
 */
public record OpenStates(List<State> states, List<Timer> timers, List<Facts> facts) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .findAndRegisterModules()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    public OpenStates {
        states = List.copyOf(states);
        timers = List.copyOf(timers);
        facts = List.copyOf(facts);
    }

    /**
     * Instances of a model that stand at the same steps.
     *
     * @param isNewest whether they run in the newest version
     */
    public record State(String process, boolean isNewest, List<Place> places, int count) {

        public State {
            places = List.copyOf(places);
        }
    }

    /**
     * A place in a model.
     *
     * @param isBefore whether the step has not begun and a job will begin it
     */
    public record Place(String step, boolean isBefore) {}

    /** Timers of a step that run, with the first and the last moment at which one goes off. */
    public record Timer(String process, String step, int count, LocalDateTime first, LocalDateTime last) {}

    /** What a table is asked about so many items. */
    public record Facts(String table, Map<String, Object> inputs, int count) {}

    public int instances() {
        return states.stream().mapToInt(State::count).sum();
    }

    public void write(Path file) {
        try {
            Files.writeString(file, JSON.writeValueAsString(this));
        } catch (IOException e) {
            throw new Refusal("写不了“" + file + "”，请检查路径和权限。");
        }
    }

    /** As text. */
    public String inJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static OpenStates read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), OpenStates.class);
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            throw new Refusal("“" + file + "”不是在办情形的副本（export --states 写出的文件），请检查文件。");
        }
    }
}
