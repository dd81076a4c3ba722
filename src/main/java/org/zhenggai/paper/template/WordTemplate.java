package org.zhenggai.paper.template;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import com.deepoove.poi.config.ConfigureBuilder;
import com.deepoove.poi.exception.RenderException;
import com.deepoove.poi.exception.ResolverException;
import com.deepoove.poi.plugin.table.LoopRowTableRenderPolicy;
import com.deepoove.poi.template.IterableTemplate;
import com.deepoove.poi.template.MetaTemplate;
import com.deepoove.poi.template.run.RunTemplate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.FixedZip;
import org.zhenggai.paper.Signatures;

/**
 * A Word template of one kind of document. Tags are {@code {{标题}}}, parts that are repeated or left out stand between
 * {@code {{?方面}}} and {@code {{/方面}}}; a table that grows has {@code {{单位表}}} in its head and {@code [单位]} in
 * the row below. Nothing else of the library is open: no pictures, no files, no expressions.
 */
public final class WordTemplate {

    private static final Pattern FIELD = Pattern.compile("\\[([^\\[\\]]+)]");
    private static final String PLAIN = "[\\p{L}\\p{N}]+";

    private final byte[] template;
    private final Class<?> document;
    private final Configure configure;

    public WordTemplate(byte[] template, Class<?> document) {
        this.template = template;
        this.document = document;
        this.configure = configure(document);
    }

    private static Configure configure(Class<?> document) {
        ConfigureBuilder configure = Configure.builder().setValidErrorHandler(new Configure.DiscardHandler());
        bind(configure, document);
        return configure.build();
    }

    private static void bind(ConfigureBuilder configure, Class<?> document) {
        Tags.names(document).forEach((name, entry) -> {
            if (entry != null && name.endsWith(Tags.ROWS)) {
                configure.bind(name, new LoopRowTableRenderPolicy());
            } else if (entry != null) {
                bind(configure, entry);
            }
        });
    }

    /** Writes the document; what it says is set as text and never read as a template. */
    public void write(Map<String, Object> tags, String title, OutputStream out) throws IOException {
        Path made = Files.createTempFile("document", ".docx");
        try {
            try (XWPFTemplate word = XWPFTemplate.compile(new ByteArrayInputStream(template), configure);
                    OutputStream file = Files.newOutputStream(made)) {
                word.render(tags);
                Signatures.place(word.getXWPFDocument());
                word.write(file);
            }
            FixedZip.copy(made, title, out);
        } finally {
            Files.delete(made);
        }
    }

    /**
     * Reads the template as somebody edited it.
     *
     * @throws Refusal when Word cannot have written it, or it uses a tag that this document does not have
     */
    public void check() {
        Set<String> unknown = new TreeSet<>();
        try (XWPFTemplate word = XWPFTemplate.compile(new ByteArrayInputStream(template), configure)) {
            check(word.getElementTemplates(), document, unknown);
            checkRows(word.getXWPFDocument().getTables(), document, unknown);
        } catch (ResolverException | RenderException e) {
            throw new Refusal("模板里的标签不成对：每个“{{?名称}}”都要有“{{/名称}}”，请检查后再上传。（" + e.getMessage() + "）");
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw new Refusal("这个文件不是能打开的Word文档（.docx）。请用Word或WPS另存为“.docx”后再上传。");
        }
        Refusal.unless(unknown.isEmpty(), "模板里有这种公文没有的标签：%s。可用的标签见本页列表。", String.join("、", unknown));
        try {
            write(Tags.sample(document), "", OutputStream.nullOutputStream());
        } catch (IOException | RuntimeException e) {
            throw new Refusal("用样例数据试生成没有成功，请检查标签的位置，特别是表格和成对的标签。（" + e.getMessage() + "）");
        }
    }

    private static void check(List<MetaTemplate> templates, Class<?> document, Set<String> unknown) {
        Map<String, Class<?>> names = Tags.names(document);
        for (MetaTemplate template : templates) {
            if (template instanceof IterableTemplate part) {
                String name = part.getStartMark().getTagName();
                note(part.getStartMark(), names, unknown);
                Class<?> entry = names.get(name);
                check(part.getTemplates(), entry == null ? document : entry, unknown);
            } else if (template instanceof RunTemplate tag) {
                note(tag, names, unknown);
            } else {
                unknown.add(template.variable());
            }
        }
    }

    private static void note(RunTemplate tag, Map<String, Class<?>> names, Set<String> unknown) {
        boolean isPlain = tag.getTagName().matches(PLAIN) && (tag.getSign() == '\0' || tag.getSign() == '?');
        if (!isPlain || !names.containsKey(tag.getTagName())) {
            unknown.add(tag.getSource());
        }
    }

    /** The library leaves a field that it does not know empty, so they are looked for here. */
    private static void checkRows(List<XWPFTable> tables, Class<?> document, Set<String> unknown) {
        for (XWPFTable table : tables) {
            List<XWPFTableRow> rows = table.getRows();
            for (int n = 0; n + 1 < rows.size(); n++) {
                Matcher list =
                        Pattern.compile("\\{\\{(" + PLAIN + Tags.ROWS + ")}}").matcher(text(rows.get(n)));
                Class<?> entry = list.find() ? rowsOf(list.group(1), document) : null;
                if (entry != null) {
                    FIELD.matcher(text(rows.get(n + 1)))
                            .results()
                            .filter(field -> !Tags.names(entry).containsKey(field.group(1)))
                            .forEach(field -> unknown.add(field.group()));
                }
            }
        }
    }

    private static Class<?> rowsOf(String name, Class<?> document) {
        Map<String, Class<?>> names = Tags.names(document);
        return names.containsKey(name)
                ? names.get(name)
                : names.values().stream()
                        .filter(entry -> entry != null)
                        .map(entry -> rowsOf(name, entry))
                        .filter(entry -> entry != null)
                        .findFirst()
                        .orElse(null);
    }

    private static String text(XWPFTableRow row) {
        StringBuilder text = new StringBuilder();
        row.getTableCells().forEach(cell -> text.append(cell.getText()).append('\n'));
        return text.toString();
    }
}
