package org.zhenggai.kernel.office.word;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * The numbers that Word shows before paragraphs and does not keep in their text (一、 （一） 1. ①): counted here as Word
 * counts them, from {@code numbering.xml} and from the styles of the paragraphs.
 */
final class WordNumbering {

    private static final int LEVELS = 9;

    private final Map<String, Element> abstracts;
    private final Map<String, Element> lists;
    private final Map<String, Element> styles;
    private final Map<String, Integer[]> counters = new HashMap<>();
    private final Set<String> begun = new HashSet<>();

    /** @param styles by their ids; numbering and styles may be missing in a document */
    WordNumbering(Optional<Element> numbering, Map<String, Element> styles) {
        this.abstracts = byId(numbering, "abstractNum", "abstractNumId");
        this.lists = byId(numbering, "num", "numId");
        this.styles = styles;
    }

    static Map<String, Element> byId(Optional<Element> root, String name, String id) {
        return root.stream()
                .flatMap(element -> Xml.children(element, name))
                .filter(element -> Xml.attribute(element, id).isPresent())
                .collect(Collectors.toMap(
                        element -> Xml.attribute(element, id).orElseThrow(),
                        element -> element,
                        (first, again) -> first));
    }

    /** A paragraph's place in a list, and what the list says of it. */
    private record Place(String list, Element num, Element definition, int level) {}

    /** What stands before the paragraph; empty when nothing does. */
    String before(Element paragraph) {
        return place(paragraph).map(this::count).orElse("");
    }

    /** How deep in lists a paragraph is an item, from 1, whatever stands before it; 0 for none. */
    int depth(Element paragraph) {
        return place(paragraph).map(place -> place.level() + 1).orElse(0);
    }

    private Optional<Place> place(Element paragraph) {
        Optional<Element> own = Xml.at(paragraph, "pPr", "numPr");
        Optional<String> style = Xml.val(paragraph, "pPr", "pStyle");
        Optional<Element> styled = style.flatMap(this::ofStyle);
        Optional<String> list = own.flatMap(numPr -> Xml.val(numPr, "numId"))
                .or(() -> styled.flatMap(numPr -> Xml.val(numPr, "numId")));
        Optional<Element> num = list.map(lists::get);
        Optional<Element> definition =
                num.flatMap(element -> Xml.val(element, "abstractNumId")).map(abstracts::get);
        if (num.isEmpty() || definition.isEmpty()) {
            // The list 0 takes the number of a style away from a paragraph.
            return Optional.empty();
        }
        int level = own.flatMap(numPr -> Xml.val(numPr, "ilvl"))
                .or(() -> styled.flatMap(numPr -> Xml.val(numPr, "ilvl")))
                .map(WordNumbering::number)
                .orElseGet(() ->
                        style.map(name -> levelOfStyle(definition.get(), name)).orElse(0));
        return Optional.of(
                new Place(list.get(), num.get(), definition.get(), Math.max(0, Math.min(level, LEVELS - 1))));
    }

    /** The numbering of a style or of one that it is based on. */
    private Optional<Element> ofStyle(String id) {
        Set<String> seen = new HashSet<>();
        for (String name = id; name != null && styles.containsKey(name) && seen.add(name); ) {
            Optional<Element> numPr = Xml.at(styles.get(name), "pPr", "numPr");
            if (numPr.isPresent()) {
                return numPr;
            }
            name = Xml.val(styles.get(name), "basedOn").orElse(null);
        }
        return Optional.empty();
    }

    private static int levelOfStyle(Element definition, String style) {
        return Xml.children(definition, "lvl")
                .filter(level -> Xml.val(level, "pStyle").filter(style::equals).isPresent())
                .flatMap(level -> Xml.attribute(level, "ilvl").stream())
                .map(WordNumbering::number)
                .findFirst()
                .orElse(0);
    }

    /** Lists of one definition go on counting with each other, unless one of them says where it begins. */
    private String count(Place place) {
        Element num = place.num();
        Element definition = place.definition();
        int level = place.level();
        Integer[] counts = counters.computeIfAbsent(
                Xml.attribute(definition, "abstractNumId").orElse(""), id -> new Integer[LEVELS]);
        if (begun.add(place.list())) {
            for (int n = 0; n < LEVELS; n++) {
                Optional<Integer> start = override(num, n)
                        .flatMap(over -> Xml.val(over, "startOverride"))
                        .map(WordNumbering::number);
                if (start.isPresent()) {
                    counts[n] = start.get() - 1;
                }
            }
        }
        counts[level] = counts[level] == null ? start(num, definition, level) : counts[level] + 1;
        for (int n = level + 1; n < LEVELS; n++) {
            counts[n] = null;
        }
        return text(num, definition, counts, level);
    }

    private String text(Element num, Element definition, Integer[] counts, int level) {
        Optional<Element> shape = shape(num, definition, level);
        String text = shape.flatMap(element -> Xml.val(element, "lvlText")).orElse("");
        boolean isLegal = shape.flatMap(element -> Xml.at(element, "isLgl")).isPresent();
        if (shape.flatMap(element -> Xml.val(element, "numFmt"))
                .filter("bullet"::equals)
                .isPresent()) {
            return "";
        }
        for (int n = 0; n < LEVELS; n++) {
            if (text.contains("%" + (n + 1))) {
                int number = counts[n] == null ? start(num, definition, n) : counts[n];
                String format = shape(num, definition, n)
                        .flatMap(element -> Xml.val(element, "numFmt"))
                        .orElse("decimal");
                text = text.replace("%" + (n + 1), NumberFormats.write(isLegal ? "decimal" : format, number));
            }
        }
        return text;
    }

    private int start(Element num, Element definition, int level) {
        return shape(num, definition, level)
                .flatMap(element -> Xml.val(element, "start"))
                .map(WordNumbering::number)
                .orElse(1);
    }

    /** A level as the list defines it anew, or as its definition does. */
    private static Optional<Element> shape(Element num, Element definition, int level) {
        return override(num, level).flatMap(over -> Xml.at(over, "lvl")).or(() -> ofLevel(definition, "lvl", level));
    }

    private static Optional<Element> override(Element num, int level) {
        return ofLevel(num, "lvlOverride", level);
    }

    private static Optional<Element> ofLevel(Element parent, String name, int level) {
        return Xml.children(parent, name)
                .filter(element -> Xml.attribute(element, "ilvl")
                        .filter(String.valueOf(level)::equals)
                        .isPresent())
                .findFirst();
    }

    private static int number(String text) {
        return text.matches("-?\\d{1,6}") ? Integer.parseInt(text) : 0;
    }
}
