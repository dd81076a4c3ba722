package org.zhenggai.closing.archive;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.FindingText;

/**
 * What the tables know of an item, as documents of its closed file: each row a text, so that it stays as it was when the
 * tables change later. A referral (移交问责) is in none of them: it is for the discipline inspection alone.
 */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
class Documents {

    /** A new table about items gets a line here; all its columns are kept. */
    private static final Map<String, String> ROWS = new TreeMap<>(Map.of(
            "1-measures", "select * from measure where item = ? order by position",
            "2-reports",
                    "select r.*, p.number as period_number from fortnightly_report r join reporting_period p"
                            + " on p.id = r.period where r.item = ? and r.state <> 'DUE' order by r.id",
            "3-extensions", "select * from extension where item = ? order by id",
            "4-supervision",
                    "select s.* from escalation_step s join escalation_episode e on e.id = s.episode"
                            + " where e.item = ? and s.level < 5 order by s.id",
            "5-decisions", "select * from decision where item = ? order by id",
            "6-verifications", "select * from verification where item = ? order by id",
            "7-sums", "select * from money_confirmation where item = ? order by id",
            "8-sign-offs", "select * from sign_off where item = ? order by id"));

    private static final String ITEM =
            "select i.id, i.number, i.title, i.lead_unit, u.name as unit_name, i.leader, i.kind,"
                    + " i.major, i.involves_money, i.original_deadline, i.deadline, i.progress, r.title as round_title,"
                    + " r.document_sha256, a.number as area_number, a.title as area_title, f.number as finding_number,"
                    + " f.title as finding_title, (select string_agg(s.unit, '、' order by s.unit)"
                    + " from item_assisting s where s.item = i.id) as assisting from item i join round r on r.id = i.round"
                    + " join finding f on f.id = i.finding join area a on a.id = f.area join unit u on u.code = i.lead_unit"
                    + " where i.id = ?";

    private static final String EVIDENCE =
            "select e.id, e.file_name, e.kind, e.note, c.sha256, c.size, e.uploaded_by, e.uploaded_at, e.withdrawn_by,"
                    + " e.withdrawn_at, e.withdrawn_reason from evidence e join evidence_content c on c.id = e.content"
                    + " where e.item = ? order by e.id";

    private static final String HISTORY =
            "select id, at, actor, kind, text from event where item = ? and kind not like 'REFER%' order by id";

    /** Columns that hold user names; the names behind them are kept too. */
    private static final Set<String> PEOPLE = Set.of(
            "actor",
            "submitted_by",
            "requested_by",
            "decided_by",
            "received_by",
            "by_whom",
            "uploaded_by",
            "withdrawn_by",
            "leader",
            "confirmed_by");

    private final JdbcClient jdbc;
    private final FindingText findings;

    /** A document and where it lies. */
    record Document(String path, String text) {}

    /** The documents of an item: its head, its rows, the list of its evidence, its history, and who its people are. */
    List<Document> of(long item) {
        Set<String> people = new TreeSet<>();
        List<Document> documents = new ArrayList<>();
        Map<String, Object> head = rows(ITEM, item, people).get(0);
        head.put("finding_text", findings.ofItemAlone(item).text());
        documents.add(new Document("0-item.json", Canonical.text(head)));
        ROWS.forEach((folder, query) -> {
            List<Map<String, Object>> rows = rows(query, item, people);
            for (int n = 0; n < rows.size(); n++) {
                documents.add(new Document(folder + "/%04d.json".formatted(n + 1), Canonical.text(rows.get(n))));
            }
        });
        documents.add(new Document("9-evidence.json", Canonical.text(rows(EVIDENCE, item, people))));
        documents.add(new Document("9-history.json", Canonical.text(rows(HISTORY, item, people))));
        documents.add(new Document("9-people.json", Canonical.text(names(people))));
        return documents;
    }

    private List<Map<String, Object>> rows(String query, long item, Set<String> people) {
        return jdbc.sql(query).param(item).query().listOfRows().stream()
                .map(row -> plain(row, people))
                .toList();
    }

    private static Map<String, Object> plain(Map<String, Object> row, Set<String> people) {
        Map<String, Object> plain = new TreeMap<>();
        row.forEach((column, value) -> {
            String name = column.toLowerCase(Locale.ROOT);
            plain.put(name, plain(value));
            if (PEOPLE.contains(name) && value != null) {
                people.add(value.toString());
            }
        });
        return plain;
    }

    /** Both databases give the same text for the same value. */
    private static Object plain(Object value) {
        if (value instanceof Timestamp time) {
            return time.toLocalDateTime().toString();
        }
        boolean isItself =
                value == null || value instanceof Boolean || value instanceof Number && !(value instanceof BigDecimal);
        return isItself ? value : value.toString();
    }

    private Map<String, String> names(Set<String> people) {
        record Person(String username, String name) {}
        Map<String, String> names = new TreeMap<>();
        if (!people.isEmpty()) {
            jdbc.sql("select username, name from person where username in (:people)")
                    .param("people", people)
                    .query(Person.class)
                    .list()
                    .forEach(person -> names.put(person.username(), person.name()));
        }
        return names;
    }
}
