package org.zhenggai.engine.models.check.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.models.check.Findings.Place;

/**
 * What the viewers know of a form, by name: the schema of form-js up to version 19. After 16, which Tasklist's viewer was
 * made for, came the file picker (17) and the document preview (18), which are refused in any form, and a message for a
 * pattern (19), without which a viewer says a message of its own. A form of a later version is good when all in it is known.
 */
@RequiredArgsConstructor
final class FormSchema {

    private static final Set<String> FORM = Set.of(
            "$schema",
            "type",
            "id",
            "schemaVersion",
            "executionPlatform",
            "executionPlatformVersion",
            "versionTag",
            "exporter",
            "components");
    private static final Set<String> COMPONENT = Set.of(
            "type",
            "id",
            "label",
            "description",
            "key",
            "readonly",
            "disabled",
            "text",
            "defaultValue",
            "action",
            "source",
            "alt",
            "url",
            "subtype",
            "dateLabel",
            "timeLabel",
            "use24h",
            "timeSerializingFormat",
            "timeInterval",
            "disallowPassedDates",
            "increment",
            "decimalDigits",
            "serializeToString",
            "searchable",
            "valuesKey",
            "valuesExpression",
            "height",
            "components",
            "path",
            "showOutline",
            "verticalAlignment",
            "isRepeating",
            "allowAddRemove",
            "defaultRepetitions",
            "disableCollapse",
            "nonCollapsedItems",
            "validate",
            "layout",
            "values",
            "appearance",
            "conditional",
            "properties",
            "columns",
            "columnsExpression",
            "rowCount",
            "dataSource",
            "security",
            "content",
            "accept",
            "multiple",
            "maxHeight",
            "title",
            "expression",
            "computeOn");
    private static final Map<String, Set<String>> WITHIN = Map.of(
            "validate",
            Set.of(
                    "required",
                    "validationType",
                    "pattern",
                    "minLength",
                    "maxLength",
                    "min",
                    "max",
                    "patternErrorMessage"),
            "conditional",
            Set.of("hide"),
            "layout",
            Set.of("row", "columns"),
            "appearance",
            Set.of("prefixAdorner", "suffixAdorner"));

    private final FormFile form;

    /** Names that no viewer of ours knows, by the first place of each. */
    Map<Place, String> unknown() {
        Map<Place, String> unknown = new LinkedHashMap<>();
        collect(form.json(), FORM, form.place(), unknown);
        form.components().forEach(component -> {
            Place place = form.at(component);
            collect(component, COMPONENT, place, unknown);
            WITHIN.forEach((part, names) -> collect(component.path(part), names, place, unknown));
        });
        return unknown;
    }

    private static void collect(JsonNode node, Set<String> known, Place place, Map<Place, String> into) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                into.putIfAbsent(place, name);
            }
        });
    }
}
