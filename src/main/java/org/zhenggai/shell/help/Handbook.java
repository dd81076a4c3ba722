package org.zhenggai.shell.help;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.search.Plain;
import org.zhenggai.people.Viewer;

/** The handbook that comes with the jar, a page for each of its parts. */
@Component
public class Handbook {

    private static final String FILE = "handbook/handbook.zh.md";
    private static final String DESIGNERS = "handbook/designers.zh.md";
    private static final String FOR_DESIGNERS = "designers";

    /** The names in addresses; a part that has none here is found by its number. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("登录和办理任务", "login-and-tasks"),
            Map.entry("出差、请假：代办安排", "absences"),
            Map.entry("通知", "notices"),
            Map.entry("责任单位", "units"),
            Map.entry("整改办", "office"),
            Map.entry("责任领导", "leaders"),
            Map.entry("镇主要领导", "secretary"),
            Map.entry("纪检和巡察组", "discipline"),
            Map.entry("办理审计和职责分离", "audit"),
            Map.entry("管理员", "administrators"),
            Map.entry("常见提示和办法", "messages"));

    private final Map<String, Part> parts = new LinkedHashMap<>();

    /** A heading within a part, with the anchor that leads to it. */
    public record Section(String anchor, String title) {}

    /**
     * A part of the handbook.
     *
     * @param name in addresses
     * @param html made from the handbook alone
     * @param words what it is found by
     */
    public record Part(String name, String title, String html, List<Section> sections, String words) {}

    public Handbook() throws IOException {
        Parser parser =
                Parser.builder().extensions(List.of(TablesExtension.create())).build();
        Node whole = parser.parse(new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8));
        Document part = null;
        Heading title = null;
        for (Node block = whole.getFirstChild(); block != null; ) {
            Node next = block.getNext();
            if (block instanceof Heading heading && heading.getLevel() == 2) {
                add(title, part);
                title = heading;
                part = new Document();
            } else if (part != null) {
                part.appendChild(block);
            }
            block = next;
        }
        add(title, part);
        designers(parser);
    }

    /** The page of designers is a document of its own: its title is the first heading. */
    private void designers(Parser parser) throws IOException {
        Node whole = parser.parse(new ClassPathResource(DESIGNERS).getContentAsString(StandardCharsets.UTF_8));
        if (whole instanceof Document document && whole.getFirstChild() instanceof Heading heading) {
            heading.unlink();
            String title = text(heading);
            parts.put(
                    FOR_DESIGNERS,
                    new Part(
                            FOR_DESIGNERS,
                            title,
                            html(document),
                            sections(document),
                            Plain.lines(title, text(document))));
        }
    }

    /** In the order of the handbook, that of designers last. */
    public List<Part> parts() {
        return List.copyOf(parts.values());
    }

    /** Those that concern him. */
    List<Part> parts(Viewer viewer) {
        return parts.values().stream()
                .filter(part -> !part.name().equals(FOR_DESIGNERS) || viewer.isDesigner() || viewer.isAdministrator())
                .toList();
    }

    public Optional<Part> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    private void add(Heading heading, Document part) {
        if (heading != null) {
            String title = text(heading);
            String name = NAMES.getOrDefault(title, "part-" + (parts.size() + 1));
            List<Section> sections = sections(part);
            parts.put(name, new Part(name, title, html(part), sections, Plain.lines(title, text(part))));
        }
    }

    private static List<Section> sections(Document part) {
        List<Section> sections = new ArrayList<>();
        part.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                sections.add(new Section(anchor(heading), text(heading)));
            }
        });
        return sections;
    }

    private static String anchor(Heading heading) {
        return text(heading).replaceAll("\\s", "");
    }

    private static String html(Document part) {
        part.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                // Other documents of the repository are not in the product; their name stays.
                if (link.getDestination().endsWith(".md")) {
                    while (link.getFirstChild() != null) {
                        link.insertBefore(link.getFirstChild());
                    }
                    link.unlink();
                }
            }
        });
        return HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create()))
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof Heading heading) {
                        attributes.put("id", anchor(heading));
                    } else if (node instanceof Image) {
                        attributes.put("loading", "lazy");
                    } else if (tag.equals("th")) {
                        attributes.put("scope", "col");
                    }
                })
                .build()
                .render(part);
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text words) {
                text.append(words.getLiteral());
            }

            @Override
            public void visit(Code words) {
                text.append(words.getLiteral());
            }
        });
        return text.toString();
    }
}
