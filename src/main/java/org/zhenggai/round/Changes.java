package org.zhenggai.round;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.zhenggai.kernel.rows.Json;
import org.zhenggai.round.item.Item;

/**
 * What a step changed of an item, for its audit.
 *
 * @param all in the order of {@link Field}; empty when nothing changed
 */
public record Changes(List<Change> all) {

    public static final Changes NONE = new Changes(List.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What of an item may change, with the word users read. */
    public enum Field {
        STATE("状态", Item::state),
        LEAD_UNIT("牵头单位", Item::leadUnit),
        ASSISTING("配合单位", item -> null),
        LEADER("责任领导", Item::leader),
        KIND("整改类型", Item::kind),
        MAJOR("重大事项", Item::major),
        INVOLVES_MONEY("涉及资金", item -> null),
        ORIGINAL_DEADLINE("原定期限", Item::originalDeadline),
        DEADLINE("整改期限", Item::deadline),
        PROGRESS("进度", Item::progress),
        WAITING_FOR("等待的外部条件", Item::waitingFor),
        ASK_AGAIN_ON("再次询问日期", Item::askAgainOn),
        CONFIDENTIAL("涉密", Item::confidential);

        private final String word;
        private final Function<Item, Object> value;

        Field(String word, Function<Item, Object> value) {
            this.word = word;
            this.value = value;
        }

        /** The word users read. */
        public String word() {
            return word;
        }
    }

    /** One of them, as codes; null where there was nothing. */
    public record Change(Field field, String from, String to) {}

    /** What differs between the item before and after a step. */
    public static Changes between(Item before, Item after) {
        return new Changes(Arrays.stream(Field.values())
                .filter(field -> !Objects.equals(field.value.apply(before), field.value.apply(after)))
                .map(field -> new Change(field, text(field.value.apply(before)), text(field.value.apply(after))))
                .toList());
    }

    /** One field that a step in bulk has changed. */
    public static Changes of(Field field, Object from, Object to) {
        return NONE.and(field, from, to);
    }

    /** These and one more, unless it stayed the same. */
    public Changes and(Field field, Object from, Object to) {
        if (Objects.equals(text(from), text(to))) {
            return this;
        }
        List<Change> more = new ArrayList<>(all);
        more.add(new Change(field, text(from), text(to)));
        return new Changes(List.copyOf(more));
    }

    private static String text(Object value) {
        return value == null ? null : value instanceof Enum<?> code ? code.name() : value.toString();
    }

    /** As the column keeps them; null when there is none. */
    public String json() {
        return all.isEmpty() ? null : Json.write(JSON, all);
    }

    /** From the column. */
    public static Changes parse(String json) {
        return json == null ? NONE : new Changes(List.of(Json.read(JSON, json, Change[].class)));
    }
}
