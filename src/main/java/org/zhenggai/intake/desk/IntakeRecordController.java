package org.zhenggai.intake.desk;

import java.time.LocalDateTime;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.kernel.web.Download;
import org.zhenggai.kernel.web.NotFound;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.Round;
import org.zhenggai.round.RoundRepository;

/** How a round was imported: its file as it came, and what was done to it before. */
@Controller
@RequestMapping("/rounds/{round}")
@RequiredArgsConstructor
class IntakeRecordController {

    private final RoundRepository rounds;
    private final JdbcClient jdbc;
    private final AccessLog log;

    /** What somebody did to the draft; {@code person} is what people read. */
    record Act(int number, String act, String person, LocalDateTime at) {}

    private record Original(String name, byte[] bytes) {}

    @GetMapping("/intake")
    String page(Viewer viewer, @PathVariable long round, Model page) {
        page.addAttribute("round", open(viewer, round));
        page.addAttribute("acts", acts(round));
        page.addAttribute(
                "isKept",
                jdbc.sql("select count(*) from round_file where round = ?")
                                .param(round)
                                .query(Integer.class)
                                .single()
                        > 0);
        return "intake/record";
    }

    private List<Act> acts(long round) {
        return jdbc.sql("""
                        select a.number, a.act, coalesce(p.name, a.person) as person, a.at
                        from intake_act a left join person p on p.username = a.person where a.round = :round
                        order by a.number
                        """).param("round", round).query(Act.class).list();
    }

    @GetMapping("/original")
    ResponseEntity<byte[]> original(Viewer viewer, @PathVariable long round) {
        Round found = open(viewer, round);
        Original original = jdbc.sql("""
                        select r.document_name as name, f.bytes from round_file f join round r on r.id = f.round
                        where f.round = :round
                        """)
                .param("round", round)
                .query(Original.class)
                .optional()
                .orElseThrow(NotFound::new);
        log.record(viewer.username(), AccessKind.EXPORTED, "反馈意见原文件：" + found.title(), original.name());
        return Download.RAW.of(original.name(), original.bytes());
    }

    /** The file holds every finding, the confidential ones too, which the office may read. */
    private Round open(Viewer viewer, long round) {
        viewer.require(viewer.isOffice());
        return rounds.findById(round).orElseThrow(NotFound::new);
    }
}
