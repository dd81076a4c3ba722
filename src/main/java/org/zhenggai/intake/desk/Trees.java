package org.zhenggai.intake.desk;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.zhenggai.intake.desk.Tree.Area;
import org.zhenggai.intake.desk.Tree.Finding;
import org.zhenggai.intake.desk.Tree.Item;
import org.zhenggai.intake.desk.Tree.Question;
import org.zhenggai.intake.parse.Origin;
import org.zhenggai.intake.parse.preview.Doubt;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.kernel.rows.Json;

/** Makes trees of previews and previews of trees, and keeps trees as JSON. */
final class Trees {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .build();

    /** Doubts of a date that a person is to enter himself, instead of finding a guess in the field. */
    private static final Set<String> DATE_DOUBTS =
            Set.of("incomplete-date", "feedback-before-inspection", "inspection-ends-before-start");

    private static final String NOTHING = "no-findings";

    private int ids;

    private Trees() {}

    static Tree of(Preview preview) {
        return of(preview, new Origin(List.of(), List.of()));
    }

    /** The same with what the text says of where it comes from. */
    static Tree of(Preview preview, Origin origin) {
        return of(preview, origin, Tree.Read.PLAIN);
    }

    /** The same of a text that was read so. */
    static Tree of(Preview preview, Origin origin, Tree.Read how) {
        return new Trees().read(preview, origin, how);
    }

    private Tree read(Preview preview, Origin origin, Tree.Read how) {
        return new Tree(
                preview.title(),
                day(preview, origin),
                preview.inspectionFrom(),
                preview.inspectionTo(),
                origin.team().orElse(null),
                new ArrayList<>(preview.areas().stream().map(this::area).toList()),
                new ArrayList<>(Stream.concat(preview.doubts().stream(), origin.doubts().stream())
                        .filter(doubt -> !doubt.code().equals(NOTHING))
                        .sorted(Comparator.comparingInt(Doubt::line))
                        .map(doubt -> new Question(doubt.line(), doubt.code(), doubt.text(), null, null))
                        .toList()),
                preview.furniture(),
                how.saying(parts(preview), nothing(preview)));
    }

    /** Each name once, in the order of the text. */
    private static List<Tree.Part> parts(Preview preview) {
        Map<String, List<Lines>> byName = new LinkedHashMap<>();
        preview.parts()
                .forEach(part -> byName.computeIfAbsent(part.name(), name -> new ArrayList<>())
                        .add(new Lines(part.from(), part.to())));
        return byName.entrySet().stream()
                .map(part -> new Tree.Part(part.getKey(), part.getValue()))
                .toList();
    }

    /** That nothing was read is no doubt of a line: the desk says it over the outline, with the way out. */
    private static String nothing(Preview preview) {
        return preview.doubts().stream()
                .filter(doubt -> doubt.code().equals(NOTHING))
                .map(Doubt::text)
                .findFirst()
                .orElse(null);
    }

    /** What is doubtful or not the only one is left to the person. */
    private static LocalDate day(Preview preview, Origin origin) {
        boolean isDoubtful = preview.doubts().stream().map(Doubt::code).anyMatch(DATE_DOUBTS::contains);
        if (isDoubtful) {
            return null;
        }
        return origin.days().isEmpty() ? preview.feedbackDate() : origin.day().orElse(null);
    }

    private Area area(PreviewArea area) {
        String title = area.title().isBlank() ? "未归入方面" : area.title();
        int id = ++ids;
        return new Area(
                id,
                area.number(),
                title,
                area.line(),
                new ArrayList<>(area.findings().stream().map(this::finding).toList()));
    }

    private Finding finding(PreviewFinding finding) {
        int id = ++ids;
        List<PreviewItem> parts = finding.items();
        String head = finding.text().substring(0, parts.get(0).offset());
        List<Item> items = new ArrayList<>();
        int line = finding.line() + Lines.breaks(head);
        for (int i = 0; i < parts.size(); i++) {
            PreviewItem part = parts.get(i);
            int end = i + 1 < parts.size()
                    ? parts.get(i + 1).offset()
                    : finding.text().length();
            String passage = finding.text().substring(part.offset(), end);
            items.add(new Item(
                    ++ids,
                    part.label(),
                    part.title(),
                    Lines.of(line, passage),
                    passage,
                    part.measures(),
                    part.results(),
                    part.owner(),
                    part.history()));
            line += Lines.breaks(passage);
        }
        return new Finding(id, finding.number(), finding.title(), Lines.of(finding.line(), head), head, items);
    }

    static Preview preview(Tree tree) {
        return new Preview(
                tree.title(),
                tree.feedbackOn(),
                tree.inspectionFrom(),
                tree.inspectionTo(),
                tree.areas().stream().map(Trees::preview).toList(),
                tree.questions().stream()
                        .map(question -> new Doubt(question.line(), question.code(), question.text()))
                        .toList(),
                tree.furniture(),
                List.of());
    }

    private static PreviewArea preview(Area area) {
        return new PreviewArea(
                area.number(),
                area.title(),
                Math.max(area.line(), 1),
                area.findings().stream().map(finding -> preview(area, finding)).toList());
    }

    private static PreviewFinding preview(Area area, Finding finding) {
        int line = firstLine(finding.allLines(), Math.max(area.line(), 1));
        List<PreviewItem> items = new ArrayList<>();
        int offset = finding.head().length();
        for (Item item : finding.items()) {
            String text = finding.isDivided() ? item.passage() : finding.text();
            items.add(new PreviewItem(
                    item.label(),
                    item.title(),
                    firstLine(item.lines(), line),
                    offset,
                    text,
                    item.measures(),
                    item.results(),
                    item.owner(),
                    item.history()));
            offset += item.passage().length();
        }
        return new PreviewFinding(finding.number(), finding.title(), line, finding.text(), items);
    }

    private static int firstLine(List<Lines> lines, int otherwise) {
        return lines.isEmpty() ? otherwise : lines.get(0).from();
    }

    static String write(Tree tree) {
        return Json.write(JSON, tree);
    }

    static Tree parse(String json) {
        return Json.read(JSON, json, Tree.class);
    }
}
