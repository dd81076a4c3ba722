package org.zhenggai.ledger.item;

import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.zhenggai.ladder.Ladder;
import org.zhenggai.ledger.item.PictureProcess.Picture;
import org.zhenggai.people.Viewer;

/** The pictures on the page of an item: its own course and its episode of stall. */
@RestController
@RequiredArgsConstructor
class PictureController {

    private static final String REFERRAL = "serviceTask_referToDiscipline";

    private final CaseDoor door;
    private final Ladder ladder;
    private final PictureProcess process;

    @GetMapping("/episodes/{id}/picture")
    Picture episode(Viewer viewer, @PathVariable long id) {
        long item = ladder.itemOf(id).orElseThrow(PictureController::gone);
        door.open(viewer, item, "督办流程图");
        Picture picture = process.of("escalation", id).orElseThrow(PictureController::gone);
        boolean isReferred = ladder.isReferralOpen(id, viewer.isDiscipline());
        // What an episode went through would tell everybody of a referral, which is for the discipline inspection
        // alone.
        return new Picture(picture.xml(), isReferred ? with(picture.active(), REFERRAL) : picture.active(), List.of());
    }

    @GetMapping("/items/{id}/picture")
    Picture item(Viewer viewer, @PathVariable long id) {
        door.open(viewer, id, "流程图");
        return process.of("rectification-item", id).orElseThrow(PictureController::gone);
    }

    private static ResponseStatusException gone() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static List<String> with(List<String> active, String one) {
        return Stream.concat(active.stream(), Stream.of(one)).toList();
    }
}
