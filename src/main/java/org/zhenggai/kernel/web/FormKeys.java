package org.zhenggai.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/**
 * Gives every form that a page sends by POST a key of its own, in a hidden field beside the token that Spring Security
 * puts there: by it a second click is known. Works for each form with {@code th:action}, and without a script.
 */
@Component
class FormKeys implements BeanPostProcessor {

    static final String FIELD = "_once";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof RequestDataValueProcessor token ? new WithKey(token) : bean;
    }

    private record WithKey(RequestDataValueProcessor token) implements RequestDataValueProcessor {

        @Override
        public String processAction(HttpServletRequest request, String action, String method) {
            return token.processAction(request, action, method);
        }

        @Override
        public String processFormFieldValue(HttpServletRequest request, String name, String value, String type) {
            return token.processFormFieldValue(request, name, value, type);
        }

        @Override
        public Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
            Map<String, String> fields = token.getExtraHiddenFields(request);
            if (fields == null || fields.isEmpty()) {
                // Of a form that only asks.
                return fields;
            }
            Map<String, String> both = new LinkedHashMap<>(fields);
            both.put(FIELD, UUID.randomUUID().toString());
            return both;
        }

        @Override
        public String processUrl(HttpServletRequest request, String url) {
            return token.processUrl(request, url);
        }
    }
}
