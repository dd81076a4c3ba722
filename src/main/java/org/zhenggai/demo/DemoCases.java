package org.zhenggai.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.evidence.EvidenceFiles;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Viewer;
import org.zhenggai.people.absence.Absences;

/** What the demo has beside the story: evidence on items that somebody looks at now, and a leader who is away. */
@Component
@Profile("demo")
@RequiredArgsConstructor
class DemoCases {

    private static final String OFFICE = "zhenggaiban1";
    private static final String AWAY = "banzinongye";
    private static final String SUBSTITUTE = "banzijingji";
    private static final int DAYS_AWAY = 10;

    private final EvidenceFiles evidence;
    private final Absences absences;
    private final Directory directory;
    private final JdbcClient jdbc;
    private final Clock clock;

    private record Proven(long item, String uploader) {}

    void add() {
        List<Proven> proven =
                jdbc.sql("""
            select i.id as item, case when i.state = 'SIGN_OFF' then '%s' else p.username end as uploader
            from item i join person p on p.unit = i.lead_unit and p.post = 'handler'
            where i.state in ('IN_WORK', 'VERIFICATION', 'SIGN_OFF') order by i.id
            """.formatted(OFFICE)).query(Proven.class).list();
        List<Sample.File> files = Sample.files();
        proven.forEach(one -> files.forEach(file -> add(one, file)));
        LocalDate today = LocalDate.now(clock);
        absences.set(AWAY, SUBSTITUTE, today, today.plusDays(DAYS_AWAY), AWAY);
    }

    private void add(Proven proven, Sample.File file) {
        String uploader = proven.uploader();
        Viewer viewer = Viewer.of(uploader, directory.nameOf(uploader), directory.groupsOf(uploader));
        try (InputStream body = new ClassPathResource(file.path()).getInputStream()) {
            evidence.add(viewer, proven.item(), file.name(), file.note(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
