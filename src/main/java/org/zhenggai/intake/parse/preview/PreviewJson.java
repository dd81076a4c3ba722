package org.zhenggai.intake.parse.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.zhenggai.intake.parse.Origin;
import org.zhenggai.intake.parse.Origin.Found;
import org.zhenggai.intake.parse.Totals;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.words.Owner;
import org.zhenggai.kernel.rows.Json;

/** Writes a preview as JSON for other programs: title, where it comes from, areas, doubts, totals. */
public final class PreviewJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PreviewJson() {}

    @JsonPropertyOrder({"title", "feedbackDays", "teams", "areas", "doubts", "furniture", "totals"})
    private record Document(
            String title,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Place> feedbackDays,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Place> teams,
            List<Area> areas,
            List<Doubt> doubts,
            List<Passage> furniture,
            Totals totals) {}

    @JsonPropertyOrder({"value", "line", "signed"})
    private record Place(String value, int line, boolean signed) {}

    @JsonPropertyOrder({"number", "title", "findings"})
    private record Area(int number, String title, List<Finding> findings) {}

    @JsonPropertyOrder({"number", "title", "items"})
    private record Finding(int number, String title, List<Item> items) {}

    @JsonPropertyOrder({"label", "title", "measures", "results", "owner", "history"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Item(
            String label, String title, List<String> measures, List<String> results, Responsible owner, Past history) {}

    @JsonPropertyOrder({"unit", "assisting", "leader", "deadline"})
    private record Responsible(String unit, String assisting, String leader, String deadline) {}

    @JsonPropertyOrder({"status", "doneOn", "money", "recovered"})
    private record Past(String status, String doneOn, String money, String recovered) {}

    /** Returns indented JSON, lines ended by LF, without a line feed at its end. */
    public static String write(Preview preview, Origin origin) {
        Document document = new Document(
                preview.title(),
                places(origin.days()),
                places(origin.teams()),
                preview.areas().stream().map(PreviewJson::area).toList(),
                PreviewText.doubts(preview, origin),
                preview.furniture(),
                preview.totals());
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return Json.write(MAPPER.writer(printer), document);
    }

    /** Days are ISO text. */
    private static List<Place> places(List<? extends Found<?>> all) {
        return all.stream()
                .map(one -> new Place(one.value().toString(), one.line(), one.isSigned()))
                .toList();
    }

    private static Area area(PreviewArea area) {
        return new Area(
                area.number(),
                area.title(),
                area.findings().stream().map(PreviewJson::finding).toList());
    }

    private static Finding finding(PreviewFinding finding) {
        return new Finding(
                finding.number(),
                finding.title(),
                finding.items().stream().map(PreviewJson::item).toList());
    }

    private static Item item(PreviewItem item) {
        Owner owner = item.owner();
        History history = item.history();
        return new Item(
                item.label(),
                item.title(),
                texts(item.measures()),
                texts(item.results()),
                owner.isKnown()
                        ? new Responsible(owner.unit(), owner.assisting(), owner.leader(), owner.deadline())
                        : null,
                history.isKnown()
                        ? new Past(history.status(), history.doneOn(), history.money(), history.recovered())
                        : null);
    }

    private static List<String> texts(List<Passage> passages) {
        return passages.stream().map(Passage::text).toList();
    }
}
