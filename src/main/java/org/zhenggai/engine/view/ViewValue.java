package org.zhenggai.engine.view;

import java.util.Map;
import org.camunda.bpm.engine.variable.impl.type.AbstractValueTypeImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** What the engine keeps of a view: its name and the id to read. */
public record ViewValue(String view, long id) implements TypedValue {

    private static final long serialVersionUID = 1;

    public static final ValueType TYPE = new Type();

    @Override
    public Object getValue() {
        return this;
    }

    @Override
    public ValueType getType() {
        return TYPE;
    }

    @Override
    public boolean isTransient() {
        return false;
    }

    private static final class Type extends AbstractValueTypeImpl {

        private static final long serialVersionUID = 1;

        private Type() {
            super("view");
        }

        @Override
        public boolean isPrimitiveValueType() {
            return true;
        }

        @Override
        public Map<String, Object> getValueInfo(TypedValue value) {
            return Map.of();
        }

        @Override
        public TypedValue createValue(Object value, Map<String, Object> valueInfo) {
            return (ViewValue) value;
        }
    }
}
