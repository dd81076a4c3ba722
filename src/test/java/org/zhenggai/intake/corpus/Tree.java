package org.zhenggai.intake.corpus;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.stream.Stream;
import org.zhenggai.intake.Upload;
import org.zhenggai.intake.parse.Origin;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.words.Owner;

/**
 * A document as it is read, by a person ({@code .expected.json}) or by the parser. Titles are without number, frame and brackets of status
 * or owner.
 *
 * @param feedbackOn ISO day, or null where the text says none
 * @param team who inspected, or null
 * @param doubts how many the parser has; 0 for a person
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Tree(String title, String feedbackOn, String team, List<Area> areas, int doubts) {

    /** @param title empty for findings without an area */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Area(String title, List<Finding> findings) {}

    /**
     * @param items how many parts are worked on and closed on their own
     * @param measures the first words of each
     * @param results the first words of each
     * @param told sentences in full which a person may take for a measure or for a result: an account without a mark
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Finding(
            String title,
            int items,
            List<String> measures,
            List<String> results,
            List<String> told,
            Responsible owner) {

        Finding {
            measures = measures == null ? List.of() : measures;
            results = results == null ? List.of() : results;
            told = told == null ? List.of() : told;
            owner = owner == null ? Responsible.NONE : owner;
        }
    }

    /** Each empty where the text does not say. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Responsible(String unit, String assisting, String leader, String deadline) {

        static final Responsible NONE = new Responsible("", "", "", "");

        List<String> fields() {
            return Stream.of(unit, assisting, leader, deadline)
                    .map(field -> field == null ? "" : field)
                    .toList();
        }
    }

    /** What the parser reads. */
    static Tree read(String name, byte[] bytes) {
        Upload upload = Upload.of(name, bytes);
        Preview preview = upload.preview();
        Origin origin = Origin.of(upload.text());
        return new Tree(
                preview.title(),
                day(preview, origin),
                origin.team().orElse(null),
                preview.areas().stream().map(Tree::area).toList(),
                preview.doubts().size() + origin.doubts().size());
    }

    /** A day that only the signature has is a proposal for a person: the text does not say that it is the feedback's. */
    private static String day(Preview preview, Origin origin) {
        return Stream.concat(
                        Stream.ofNullable(preview.feedbackDate()),
                        origin.days().stream().filter(day -> !day.isSigned()).map(Origin.Found::value))
                .map(Object::toString)
                .findFirst()
                .orElse(null);
    }

    private static Area area(PreviewArea area) {
        return new Area(
                area.title(), area.findings().stream().map(Tree::finding).toList());
    }

    private static Finding finding(PreviewFinding finding) {
        List<PreviewItem> items = finding.items();
        Owner owner = items.stream().map(PreviewItem::owner).reduce(Owner.NONE, Owner::or);
        return new Finding(
                finding.title(),
                items.size(),
                items.stream().flatMap(item -> texts(item.measures())).toList(),
                items.stream().flatMap(item -> texts(item.results())).toList(),
                List.of(),
                new Responsible(owner.unit(), owner.assisting(), owner.leader(), owner.deadline()));
    }

    private static Stream<String> texts(List<Passage> passages) {
        return passages.stream().map(Passage::text);
    }

    List<Finding> findings() {
        return areas.stream().flatMap(area -> area.findings().stream()).toList();
    }

    /** Areas, findings, items, measures, results; told sentences are none of these. */
    Totals totals() {
        List<Finding> all = findings();
        return new Totals(
                areas.size(),
                all.size(),
                all.stream().mapToInt(Finding::items).sum(),
                all.stream().mapToInt(finding -> finding.measures().size()).sum(),
                all.stream().mapToInt(finding -> finding.results().size()).sum());
    }

    record Totals(int areas, int findings, int items, int measures, int results) {}
}
