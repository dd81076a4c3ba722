package org.zhenggai.ladder;

import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zhenggai.access.cases.CaseAccess;
import org.zhenggai.people.Viewer;

/** Reminders as the item's page and Tasklist's tab send them. */
@RestController
@RequiredArgsConstructor
class ReminderController {

    private final Reminders reminders;
    private final CaseAccess access;

    record Words(String message) {}

    @PostMapping("/items/{id}/reminders")
    @ResponseStatus(HttpStatus.CREATED)
    void remind(Viewer viewer, @PathVariable long id, @RequestBody Words words) {
        access.requireItem(viewer, id);
        reminders.send(viewer, id, words.message());
    }
}
