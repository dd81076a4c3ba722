package org.zhenggai.kernel.office.word;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.zhenggai.kernel.office.Look;

/** How paragraphs look, by themselves and by their styles: level of heading, indent, bold words. */
final class WordStyles {

    /** The names that Word and WPS give to the styles of headings, whatever their ids. */
    private static final Pattern HEADING =
            Pattern.compile("(?:heading|标题) ?([1-9])(?: char)?", Pattern.CASE_INSENSITIVE);

    private static final int LEVELS = 9;

    /** A hundredth of a character of the usual size. */
    private static final double OF_CHARACTER = 2.1;

    private final Map<String, Element> styles;

    /** The style of paragraphs that name none. */
    private final Optional<String> usual;

    WordStyles(Map<String, Element> styles) {
        this.styles = styles;
        this.usual = styles.entrySet().stream()
                .filter(style -> Xml.attribute(style.getValue(), "default")
                                .filter("1"::equals)
                                .isPresent()
                        && Xml.attribute(style.getValue(), "type")
                                .filter("paragraph"::equals)
                                .isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** @param list how deep in lists the paragraph is an item */
    Look of(Element paragraph, int list) {
        int heading = heading(paragraph);
        return new Look(heading, heading > 0 ? 0 : list, heading > 0 || list > 0 ? 0 : indent(paragraph), 0);
    }

    private int heading(Element paragraph) {
        Optional<Integer> own = Xml.val(paragraph, "pPr", "outlineLvl").map(WordStyles::level);
        return own.or(() -> first(paragraph, this::headingOfStyle)).orElse(0);
    }

    private Optional<Integer> headingOfStyle(String id) {
        Optional<Element> style = Optional.ofNullable(styles.get(id));
        return style.flatMap(one -> Xml.val(one, "pPr", "outlineLvl"))
                .map(WordStyles::level)
                .or(() -> Stream.concat(style.flatMap(one -> Xml.val(one, "name")).stream(), Stream.of(id))
                        .map(HEADING::matcher)
                        .filter(Matcher::matches)
                        .map(name -> Integer.parseInt(name.group(1)))
                        .findFirst());
    }

    /** Levels count from 0, and 9 is that of text. */
    private static int level(String value) {
        return value.matches("[0-8]") ? Integer.parseInt(value) + 1 : 0;
    }

    private int indent(Element paragraph) {
        return Xml.at(paragraph, "pPr", "ind")
                .flatMap(WordStyles::indentOf)
                .or(() -> first(
                        paragraph,
                        id -> Optional.ofNullable(styles.get(id))
                                .flatMap(style -> Xml.at(style, "pPr", "ind"))
                                .flatMap(WordStyles::indentOf)))
                .orElse(0);
    }

    private static Optional<Integer> indentOf(Element indent) {
        Optional<Integer> characters = number(indent, "leftChars")
                .or(() -> number(indent, "startChars"))
                .filter(hundredths -> hundredths > 0)
                .map(hundredths -> (int) (hundredths * OF_CHARACTER));
        Optional<Integer> left = characters.or(() -> number(indent, "left")).or(() -> number(indent, "start"));
        return left.map(twips -> Math.max(twips - number(indent, "hanging").orElse(0), 0));
    }

    private static Optional<Integer> number(Element element, String name) {
        return Xml.attribute(element, name)
                .filter(value -> value.matches("-?\\d{1,6}"))
                .map(Integer::parseInt);
    }

    /** Whether the words of a run are bold: by itself, by its style, else by that of the paragraph. */
    boolean isBold(Element paragraph, Element run) {
        return bold(run, "rPr")
                .or(() -> Xml.val(run, "rPr", "rStyle")
                        .flatMap(id -> chain(id).stream()
                                .flatMap(one -> boldOfStyle(one).stream())
                                .findFirst()))
                .or(() -> first(paragraph, this::boldOfStyle))
                .orElse(false);
    }

    private Optional<Boolean> boldOfStyle(String id) {
        return Optional.ofNullable(styles.get(id)).flatMap(style -> bold(style, "rPr"));
    }

    private static Optional<Boolean> bold(Element parent, String properties) {
        return Xml.at(parent, properties, "b")
                .map(bold -> Xml.attribute(bold, "val").orElse("1"))
                .map(value -> !value.equals("0") && !value.equals("false") && !value.equals("off"));
    }

    /** What the paragraph's style says, or the first of those that it is based on. */
    private <T> Optional<T> first(Element paragraph, Function<String, Optional<T>> what) {
        Optional<String> own = Xml.val(paragraph, "pPr", "pStyle").or(() -> usual);
        return own.map(this::chain).orElse(List.of()).stream()
                .flatMap(id -> what.apply(id).stream())
                .findFirst();
    }

    /** A style and those that it is based on. */
    private List<String> chain(String id) {
        Set<String> seen = new LinkedHashSet<>();
        for (String name = id; name != null && seen.add(name) && seen.size() <= LEVELS; ) {
            name = Optional.ofNullable(styles.get(name))
                    .flatMap(style -> Xml.val(style, "basedOn"))
                    .orElse(null);
        }
        return new ArrayList<>(seen);
    }
}
