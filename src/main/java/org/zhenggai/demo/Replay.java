package org.zhenggai.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.demo.section.Figures;
import org.zhenggai.demo.section.Section;
import org.zhenggai.kernel.Days;
import org.zhenggai.ledger.Ledger;

/** The command {@code replay}: the sample round from feedback to circular, with figures counted from the database. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Replay {

    private final Story story;
    private final SamplePeople people;
    private final Figures figures;
    private final Ledger ledger;
    private final ObjectProvider<Section> sections;
    private final JdbcClient jdbc;

    /**
     * Replays the round, prints its figures and writes the ledger and the bulletins.
     *
     * @param folder where {@code ledger.csv} and {@code bulletin-NN.txt} go; made if missing
     */
    public void run(Path folder) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("样例轮次 houjie-2023：在内存数据库中用流程引擎重放（样例数据，不是真实公文）");
        long round = tell(UUID.randomUUID().toString(), Sample.END.atTime(LocalTime.of(18, 0)), out::println);
        out.println();
        out.print(figures.fortnights(round));
        out.println();
        out.print(figures.areas(round));
        out.println();
        out.print(figures.unfinished(round));
        for (Section section : sections.orderedStream().toList()) {
            out.println();
            out.print(Days.inWords(section.of(round)));
        }
        write(round, folder);
        out.println("台账和通报已写入 " + folder);
    }

    /**
     * Tells the round with its people, and no more.
     *
     * @return the id of the round
     */
    public long tell(String password, LocalDateTime until, Progress progress) {
        people.add(password);
        return story.tell(0, until, progress);
    }

    private record Text(int number, String text) {}

    private void write(long round, Path folder) {
        try {
            Files.createDirectories(folder);
            try (Writer csv = Files.newBufferedWriter(folder.resolve("ledger.csv"))) {
                ledger.writeCsv(round, csv);
            }
            for (Text bulletin :
                    jdbc.sql("""
                select p.number, b.text from bulletin b join reporting_period p on p.id = b.period
                where p.round = :round order by p.number
                """).param("round", round).query(Text.class).list()) {
                Files.writeString(folder.resolve("bulletin-%02d.txt".formatted(bulletin.number())), bulletin.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("无法写入文件夹 " + folder + "，请检查路径和权限。", e);
        }
    }
}
