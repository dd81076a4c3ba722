package org.zhenggai.engine.view;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.rows.Json;

/** Stores a view as name and id, and reads it as the present content of the tables. */
@RequiredArgsConstructor
public class ViewSerializer implements TypedValueSerializer<TypedValue> {

    /** Whoever opens a form reads its views, so days stand there in words. */
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addSerializer(LocalDate.class, new ToStringSerializerBase(LocalDate.class) {
                        @Override
                        public String valueToString(Object day) {
                            return Days.words((LocalDate) day);
                        }
                    }));

    private final Views views;

    @Override
    public String getName() {
        return ViewValue.TYPE.getName();
    }

    @Override
    public ValueType getType() {
        return ViewValue.TYPE;
    }

    @Override
    public boolean canHandle(TypedValue value) {
        return value instanceof ViewValue;
    }

    @Override
    public void writeValue(TypedValue value, ValueFields fields) {
        ViewValue view = (ViewValue) value;
        fields.setTextValue(view.view());
        fields.setLongValue(view.id());
    }

    @Override
    public TypedValue readValue(ValueFields fields, boolean deserialize, boolean isTransient) {
        Object content = read(views, fields.getTextValue(), fields.getLongValue());
        if (!(content instanceof SpinJsonNode json)) {
            return Variables.untypedValue(content, isTransient);
        }
        // Who asks for the serialized form, as Tasklist does, must not get an object instead.
        return deserialize
                ? SpinValues.jsonValue(json).create()
                : SpinValues.jsonValue(json.toString()).create();
    }

    /** The view as this person reads it, as templates take it: maps, lists, texts and numbers, with days in words. */
    public static Object plain(Views views, String view, long id, String reader) {
        return JSON.convertValue(views.read(views.get(view), id, reader), Object.class);
    }

    /** The view as whoever sends the present command reads it: JSON, or a text or number as it is. */
    public static Object read(Views views, String view, long id) {
        Object content = views.read(views.get(view), id, reader());
        boolean isPlain = content == null || content instanceof String || content instanceof Number;
        return isPlain ? content : Spin.JSON(Json.write(JSON, content));
    }

    private static String reader() {
        CommandContext command = Context.getCommandContext();
        return command == null ? null : command.getAuthenticatedUserId();
    }

    @Override
    public TypedValue convertToTypedValue(UntypedValueImpl untyped) {
        return (ViewValue) untyped.getValue();
    }

    @Override
    public String getSerializationDataformat() {
        return null;
    }

    @Override
    public boolean isMutableValue(TypedValue value) {
        return false;
    }
}
