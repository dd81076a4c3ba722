package org.zhenggai.kernel.office.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.zhenggai.kernel.office.FileText;
import org.zhenggai.kernel.office.LineLooks;
import org.zhenggai.kernel.office.Look;

/**
 * The text of a web page or of a piece of one, a line a paragraph, as a browser would show it: what it hides is left out and
 * told. Its scripts are not run and nothing is fetched.
 */
public final class WebPage {

    /** What a page or a pasted piece of one begins with. */
    private static final Pattern BEGINNING = Pattern.compile(
            "\\s*(<\\?xml[^>]*>\\s*)?<(!--|(!doctype\\s+html|html|head|meta|body|div|p|span|section|article|table|h[1-6]|ul|ol)\\b).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final int LOOKED_AT = 2000;

    private static final String NO_TEXT = "script, noscript, template, nav, select, button, svg";

    /** Editors of articles make sections run on within a line. */
    private static final Pattern INLINE =
            Pattern.compile("(?<![\\w-])display\\s*:\\s*inline\\s*(;|!|$)", Pattern.CASE_INSENSITIVE);

    private static final Set<String> CELLS = Set.of("td", "th");

    private static final int LONGEST_CELL = 1500;

    private final StringBuilder text = new StringBuilder();
    private final LineLooks looks = new LineLooks();
    private final WebStyle style = new WebStyle();

    /** Whether the number of an item was the last that was read: its text stands on the same line, also where it is a paragraph. */
    private boolean isNumbered;

    /** Whether what is read stands in a cell of a table of facts, of which a row is a line. */
    private boolean isInTable;

    private WebPage() {}

    /** Whether the bytes begin as a page does. */
    public static boolean is(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        return is(start.replaceFirst("^\u00EF\u00BB\u00BF", ""));
    }

    /** Whether a text begins as a page does. */
    public static boolean is(String text) {
        return BEGINNING
                .matcher(text.substring(0, Math.min(text.length(), LOOKED_AT)))
                .matches();
    }

    /** Reads a page in the encoding that it names, or UTF-8. */
    public static FileText read(byte[] bytes) {
        return read(bytes, null);
    }

    /** Reads a page that is text already, whatever encoding it names. */
    public static FileText read(String page) {
        return read(Jsoup.parse(page));
    }

    /** @param charset null where the page is to say it */
    static FileText read(byte[] bytes, String charset) {
        try {
            return read(Jsoup.parse(new ByteArrayInputStream(bytes), charset, ""));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory does not fail", e);
        }
    }

    private static FileText read(Document page) {
        page.body().select(NO_TEXT).remove();
        List<String> unseen = Unseen.removeFrom(page);
        page.select("style").remove();
        page.select("dl").forEach(WebPage::asTable);
        page.select("table").forEach(WebPage::spread);
        WebPage read = new WebPage();
        read.add(page.body());
        String text = read.text.toString();
        int blank = (int) text.substring(0, text.length() - text.stripLeading().length())
                .chars()
                .filter(c -> c == '\n')
                .count();
        return new FileText(text.strip(), read.looks.all().without(blank), notes(unseen));
    }

    private static List<FileText.Note> notes(List<String> unseen) {
        return unseen.isEmpty()
                ? List.of()
                : List.of(new FileText.Note(
                        1,
                        "hidden-text",
                        "网页里有%d处不显示的文字没有读入：%s；如果其中有正文，请复制到纯文本或 Word 文档里再导入。"
                                .formatted(unseen.size(), FileText.inShort(unseen))));
    }

    /** A list of words and what they mean is a table of two columns, a row a word. */
    private static void asTable(Element list) {
        List<Element> parts = list.select("dt, dd").stream()
                .filter(part -> part.closest("dl") == list)
                .toList();
        if (!list.select("table, dl dl").isEmpty()
                || parts.stream().anyMatch(part -> part.text().length() > LONGEST_CELL)) {
            return;
        }
        Element table = new Element("table");
        Element row = null;
        for (Element part : parts) {
            boolean isWord = part.normalName().equals("dt");
            if (isWord || row == null) {
                row = table.appendElement("tr");
            }
            if (!isWord && row.childrenSize() == 0) {
                row.appendElement("td");
            }
            Element cell = row.childrenSize() > 1
                    ? row.lastElementChild().appendElement("br").parent()
                    : row.appendElement("td");
            part.childNodesCopy().forEach(cell::appendChild);
        }
        list.replaceWith(table);
    }

    /** A cell over several rows stands in each of them, and one over several columns leaves the others empty. */
    private static void spread(Element table) {
        List<Element> rows = table.select("tr").stream()
                .filter(row -> row.closest("table") == table)
                .toList();
        List<SortedMap<Integer, Element>> grid = rows.stream()
                .map(row -> (SortedMap<Integer, Element>) new TreeMap<Integer, Element>())
                .toList();
        for (int n = 0; n < rows.size(); n++) {
            int column = 0;
            for (Element cell : rows.get(n).children()) {
                while (grid.get(n).containsKey(column)) {
                    column++;
                }
                int down = Math.min(span(cell, "rowspan"), rows.size() - n);
                int across = span(cell, "colspan");
                cell.removeAttr("rowspan").removeAttr("colspan");
                for (int below = 0; below < down; below++) {
                    grid.get(n + below).put(column, below == 0 ? cell : cell.clone());
                    for (int next = 1; next < across; next++) {
                        grid.get(n + below).put(column + next, new Element("td"));
                    }
                }
                column += across;
            }
        }
        for (int n = 0; n < rows.size(); n++) {
            fill(rows.get(n), grid.get(n));
        }
    }

    private static void fill(Element row, SortedMap<Integer, Element> cells) {
        row.children().forEach(Element::remove);
        int last = cells.isEmpty() ? -1 : cells.lastKey();
        for (int column = 0; column <= last; column++) {
            row.appendChild(cells.getOrDefault(column, new Element("td")));
        }
    }

    private static int span(Element cell, String name) {
        return cell.attr(name).matches("[1-9]\\d?") ? Integer.parseInt(cell.attr(name)) : 1;
    }

    private void add(Node node) {
        if (node instanceof TextNode words) {
            words(words.getWholeText());
        } else if (node instanceof Element element) {
            element(element);
        }
    }

    private void element(Element element) {
        String name = element.normalName();
        if (name.equals("br")) {
            append(isInTable ? " " : "\n");
            return;
        }
        boolean isCell = CELLS.contains(name);
        boolean isBlock = !isCell
                && element.isBlock()
                && !INLINE.matcher(element.attr("style")).find();
        boolean wasInTable = isInTable;
        isInTable |= isCell && isOfTable(element);
        if (isCell && element.previousElementSibling() != null) {
            append("\t");
        } else if (isBlock) {
            newLine();
        }
        WebStyle.State before = style.enter(element);
        if (name.equals("li")
                && element.parent() != null
                && element.parent().normalName().equals("ol")) {
            append(WebStyle.number(element.parent(), element.elementSiblingIndex() + start(element.parent())));
            isNumbered = true;
        }
        element.childNodes().forEach(this::add);
        style.leave(before);
        isNumbered &= !name.equals("li");
        if (isBlock) {
            newLine();
        }
        isInTable = wasInTable;
    }

    /** Whether a cell is one of a table of facts, and not of one that only places parts of a page side by side. */
    private static boolean isOfTable(Element cell) {
        return cell.siblingElements().size() > 0
                && cell.select("table").isEmpty()
                && cell.text().length() <= LONGEST_CELL;
    }

    private static int start(Element list) {
        return list.attr("start").matches("\\d{1,4}") ? Integer.parseInt(list.attr("start")) : 1;
    }

    /** Line ends in the source are blanks, of which one is shown; the full-width blank is a character of its own. */
    private void words(String words) {
        String shown = words.replaceAll("[ \\t\\n\\r\\f]+", " ");
        boolean isLineStart = text.isEmpty() || "\n\t".indexOf(text.charAt(text.length() - 1)) >= 0;
        if (!isNumbered || !shown.isBlank()) {
            append(isLineStart && shown.startsWith(" ") ? shown.substring(1) : shown);
        }
    }

    private void newLine() {
        if (isInTable) {
            if (!text.isEmpty() && "\n\t ".indexOf(text.charAt(text.length() - 1)) < 0) {
                append(" ");
            }
            return;
        }
        if (!isNumbered && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            append("\n");
        }
    }

    private void append(String piece) {
        isNumbered = false;
        text.append(piece);
        looks.add(piece, isInTable ? Look.NONE : style.look(), !isInTable && style.isBold());
        if (piece.indexOf('\n') >= 0) {
            style.endLine();
        }
    }
}
