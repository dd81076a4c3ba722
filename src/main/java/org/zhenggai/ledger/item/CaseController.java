package org.zhenggai.ledger.item;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.zhenggai.access.cases.FindingText;
import org.zhenggai.ladder.Reminders;
import org.zhenggai.ledger.item.Comments.Comment;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.ItemHistory;

/** What the tabs of Tasklist and the item's page read of an item, and the comments written there. */
@RestController
@RequiredArgsConstructor
class CaseController {

    private final CaseDoor door;
    private final ItemFile file;
    private final ItemHistory events;
    private final FindingText text;
    private final Comments comments;
    private final Reminders reminders;
    private final TaskItemProcess tasks;

    /** The item of a task. */
    record TaskItem(long id, String number, String title, String state) {}

    /**
     * One line of the history.
     *
     * @param word what happened
     * @param isReturn whether it sent work back, with the reason as text
     */
    record HistoryLine(LocalDateTime at, String who, String word, String text, boolean isReturn, boolean isComment) {}

    record History(List<HistoryLine> lines, boolean mayComment, boolean mayRemind) {}

    record Talk(List<Comment> comments, boolean mayComment) {}

    record Words(String text) {}

    record SourceMeasure(int position, String text, String state) {}

    record Source(
            String round,
            String area,
            String finding,
            String number,
            String title,
            List<FindingText.Line> lines,
            List<SourceMeasure> measures) {}

    /** The item that a task is about, for those who see both; 404 otherwise. */
    @GetMapping("/tasks/{task}/item")
    TaskItem item(Viewer viewer, @PathVariable String task) {
        return tasks.itemOf(task, viewer.username())
                .filter(item -> door.reads(viewer, item))
                .flatMap(file::head)
                .map(ItemFile.Head::line)
                .map(line -> new TaskItem(
                        line.id(), line.number(), line.title(), line.state().word()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What happened and what was said, newest first: the last return is what the next person has to see. */
    @GetMapping("/items/{id}/history")
    History history(Viewer viewer, @PathVariable long id) {
        door.open(viewer, id, "办理历程");
        Stream<HistoryLine> happened = events.of(id).stream()
                .map(event -> new HistoryLine(
                        event.at(),
                        event.actor(),
                        event.kind().word(),
                        event.text(),
                        event.kind().isReturn(),
                        false));
        Stream<HistoryLine> said = comments.of(id).stream()
                .map(comment -> new HistoryLine(comment.at(), comment.actor(), "留言", comment.text(), false, true));
        // Both come in order, and sorting keeps the order of what happened in the same moment.
        List<HistoryLine> lines = new ArrayList<>(Stream.concat(happened, said)
                .sorted(Comparator.comparing(HistoryLine::at))
                .toList());
        Collections.reverse(lines);
        return new History(lines, Comments.mayWrite(viewer), reminders.maySend(viewer, id));
    }

    /** What the source document says of the item, line by line, and what is done about it. */
    @GetMapping("/items/{id}/source")
    Source source(Viewer viewer, @PathVariable long id) {
        ItemFile.Head head = door.open(viewer, id, "问题原文");
        return new Source(
                head.roundTitle(),
                head.line().area(),
                head.finding(),
                head.line().number(),
                head.line().title(),
                text.of(viewer, id).lines(),
                file.measures(id).stream()
                        .map(measure -> new SourceMeasure(measure.position(), measure.text(), measure.word()))
                        .toList());
    }

    @GetMapping("/items/{id}/comments")
    Talk comments(Viewer viewer, @PathVariable long id) {
        door.open(viewer, id, "留言");
        return new Talk(comments.of(id), Comments.mayWrite(viewer));
    }

    @PostMapping("/items/{id}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    void comment(Viewer viewer, @PathVariable long id, @RequestBody Words words) {
        door.open(viewer, id, "留言");
        viewer.require(Comments.mayWrite(viewer));
        comments.add(id, viewer.username(), words.text() == null ? "" : words.text());
    }
}
