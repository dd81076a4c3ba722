package org.zhenggai.casefile;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.zhenggai.access.Viewer;
import org.zhenggai.casefile.EpisodeProcess.Picture;

/** The picture of an episode of stall on its item's page. */
@RestController
class EpisodeController {

    private static final String REFERRAL = "serviceTask_referToDiscipline";

    private final CaseDoor door;
    private final Ladder ladder;
    private final EpisodeProcess process;

    EpisodeController(CaseDoor door, Ladder ladder, EpisodeProcess process) {
        this.door = door;
        this.ladder = ladder;
        this.process = process;
    }

    @GetMapping("/episodes/{id}/picture")
    Picture picture(Viewer viewer, @PathVariable long id) {
        long item = ladder.itemOf(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        door.open(viewer, item, "督办流程图");
        Picture picture = process.of(id);
        boolean isReferred = ladder.isReferralOpen(id, viewer.isDiscipline());
        return isReferred ? new Picture(picture.xml(), with(picture.active(), REFERRAL)) : picture;
    }

    private static List<String> with(List<String> active, String one) {
        return Stream.concat(active.stream(), Stream.of(one)).toList();
    }
}
