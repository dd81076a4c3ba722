package org.zhenggai.paper.issuing;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.zhenggai.paper.DocumentKind;
import org.zhenggai.paper.issuing.DocumentTable.Row;
import org.zhenggai.paper.issuing.Offers.Offer;
import org.zhenggai.people.Viewer;

/** The documents of a task, for the tab of Tasklist. */
@RestController
@RequiredArgsConstructor
class TaskDocumentsController {

    private final TaskDocumentsProcess tasks;
    private final Offers offers;
    private final Issuing issuing;
    private final Quick quick;
    private final DocumentTable table;

    /** A document as a script shows it; {@code state} is a word. */
    record Made(
            long id,
            String name,
            String state,
            int percent,
            boolean made,
            boolean failed,
            String asker,
            LocalDateTime askedAt,
            String size,
            String sha256,
            String error) {

        static Made of(Row row) {
            return new Made(
                    row.id(),
                    row.name(),
                    row.word(),
                    row.percent(),
                    row.isMade(),
                    row.isFailed(),
                    row.asker(),
                    row.askedAt(),
                    row.sizeInWords(),
                    row.sha256(),
                    row.error());
        }
    }

    /** @param last what was last made of it and is his to take, or null */
    record Offered(DocumentKind kind, long subject, String word, String format, Made last) {}

    record Asked(DocumentKind kind, long subject) {}

    /** The documents of a task that he sees; 404 for any other. */
    @GetMapping("/tasks/{task}/documents")
    List<Offered> offers(Viewer viewer, @PathVariable String task) {
        return of(viewer, task).stream()
                .map(offer -> new Offered(
                        offer.kind(),
                        offer.subject(),
                        offer.word(),
                        offer.format(),
                        last(viewer, offer).map(Made::of).orElse(null)))
                .toList();
    }

    /** Has one of them made; how far it is, is asked of {@link DocumentController}. */
    @PostMapping("/tasks/{task}/documents")
    Made make(Viewer viewer, @PathVariable String task, @RequestBody Asked asked) {
        Offer offer = of(viewer, task).stream()
                .filter(one -> one.kind() == asked.kind() && one.subject() == asked.subject())
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return Made.of(table.get(quick.ask(viewer, offers.request(offer))).orElseThrow());
    }

    private List<Offer> of(Viewer viewer, String task) {
        return tasks.of(task, viewer.username())
                .map(found -> offers.allowed(viewer, found.stream()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Optional<Row> last(Viewer viewer, Offer offer) {
        return issuing.takeable(viewer, table.of(offer.kind(), offer.subject())).stream()
                .findFirst();
    }
}
