package org.zhenggai.task;

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

/** Stores a view as name and id, and reads it as the present content of the tables. */
class ViewSerializer implements TypedValueSerializer<TypedValue> {

    private final Views views;

    ViewSerializer(Views views) {
        this.views = views;
    }

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
        Object content = views.get(fields.getTextValue()).read(fields.getLongValue(), reader());
        if (content == null || content instanceof String || content instanceof Number) {
            return Variables.untypedValue(content, isTransient);
        }
        SpinJsonNode json = Spin.JSON(content);
        // Who asks for the serialized form, as Tasklist does, must not get an object instead.
        return deserialize
                ? SpinValues.jsonValue(json).create()
                : SpinValues.jsonValue(json.toString()).create();
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
