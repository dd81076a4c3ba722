package org.zhenggai.closing.archive;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.closing.archive.Documents.Document;
import org.zhenggai.closing.archive.Manifest.Entry;
import org.zhenggai.closing.archive.Manifest.Head;
import org.zhenggai.closing.archive.Manifest.Signer;
import org.zhenggai.closing.signoff.ItemSignOffs;
import org.zhenggai.closing.signoff.SignOffSteps.Signature;
import org.zhenggai.closing.verification.ItemVerifications;
import org.zhenggai.closing.verification.VerificationState;
import org.zhenggai.evidence.SealedEvidence;

/** Closed files (销号档案): sealed when an item is closed, and never changed after. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ClosedFiles {

    private final Documents documents;
    private final SealedEvidence evidence;
    private final ItemVerifications verifications;
    private final ItemSignOffs signOffs;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** A part as stored: a text, or the id of the content of a file. */
    record Part(String path, String sha256, long size, String text, Long content) {}

    /** The newest closed file of an item. */
    record Sealed(long id, String manifest, String total) {}

    /**
     * Seals what is known of the item now: reports, evidence, decisions, signatures and history.
     *
     * @return the check code (校验码) that {@code verify-file --code} compares
     */
    public String seal(long item) {
        LocalDateTime now = LocalDateTime.now(clock);
        List<Part> parts = new ArrayList<>();
        documents.of(item).forEach(document -> parts.add(part(document)));
        evidence.of(item)
                .forEach(file -> parts.add(new Part(
                        "evidence/%04d-%s".formatted(parts.size(), ZipNames.plain(file.fileName())),
                        file.sha256(),
                        file.size(),
                        null,
                        file.content())));
        int sequence = jdbc.sql("select count(*) from closed_file where item = ?")
                        .param(item)
                        .query(Integer.class)
                        .single()
                + 1;
        Manifest manifest = Manifest.of(
                head(item, sequence, now),
                signers(item),
                parts.stream()
                        .map(part -> new Entry(part.path(), part.size(), part.sha256(), null))
                        .toList());
        write(item, sequence, now, manifest, parts);
        return Manifest.code(manifest.total());
    }

    /** The check code of the item's newest closed file; empty when it was never closed. */
    @Transactional(readOnly = true)
    public Optional<String> codeOf(long item) {
        return newest(item).map(file -> Manifest.code(file.total()));
    }

    @Transactional(readOnly = true)
    Optional<Sealed> newest(long item) {
        return jdbc.sql("select id, manifest, total from closed_file where item = ? order by sequence desc limit 1")
                .param(item)
                .query(Sealed.class)
                .optional();
    }

    @Transactional(readOnly = true)
    List<Part> parts(long file) {
        return jdbc.sql("""
            select path, sha256, size, text, content from closed_file_part where closed_file = :file order by position
            """).param("file", file).query(Part.class).list();
    }

    private static Part part(Document document) {
        return new Part(
                document.path(),
                DigestUtils.sha256Hex(document.text()),
                Canonical.bytes(document.text()).length,
                document.text(),
                null);
    }

    private Head head(long item, int sequence, LocalDateTime now) {
        return jdbc.sql("""
            select i.number, i.title, r.title as round, f.number as finding, u.name as unit,
                coalesce(p.name, i.leader) as leader
            from item i join round r on r.id = i.round join finding f on f.id = i.finding
                join unit u on u.code = i.lead_unit left join person p on p.username = i.leader
            where i.id = :item
            """)
                .param("item", item)
                .query((row, n) -> new Head(
                        item,
                        row.getString("number"),
                        row.getString("title"),
                        row.getString("round"),
                        row.getString("finding"),
                        row.getString("unit"),
                        row.getString("leader"),
                        sequence,
                        now.toString()))
                .single();
    }

    /** Who verified and signed, in order; what was done at the same moment in the order of the route. */
    private List<Signer> signers(long item) {
        record Signed(LocalDateTime at, int place, Signer signer) {}
        Stream<Signed> verified = verifications.of(item).stream().map(one -> {
            String verdict =
                    one.verdict() == VerificationState.PASSED ? one.verdict().word() : "退回";
            return new Signed(
                    one.at(),
                    0,
                    new Signer(
                            "核验", verdict, one.byWhom(), one.byUser(), one.at().toString(), null));
        });
        Stream<Signed> sums = signOffs.sums(item).stream().map(one -> {
            String verdict = one.isConfirmed() ? "属实" : "不实";
            return new Signed(
                    one.at(),
                    2,
                    new Signer(
                            "资金核实",
                            verdict,
                            one.byWhom(),
                            one.byUser(),
                            one.at().toString(),
                            null));
        });
        Stream<Signed> signed = signOffs.of(item).stream().map(one -> {
            String verdict = one.isApproved() ? "同意" : "不同意";
            String number = one.resolutionNumber();
            return new Signed(
                    one.at(),
                    one.step() == Signature.LEADER ? 1 : 3 + one.step().ordinal(),
                    new Signer(
                            one.step().word(),
                            verdict,
                            one.byWhom(),
                            one.byUser(),
                            one.at().toString(),
                            number));
        });
        return Stream.of(verified, sums, signed)
                .flatMap(all -> all)
                .sorted(Comparator.comparing(Signed::at).thenComparing(Signed::place))
                .map(Signed::signer)
                .toList();
    }

    private void write(long item, int sequence, LocalDateTime now, Manifest manifest, List<Part> parts) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into closed_file (item, sequence, sealed_at, manifest, total) values (?, ?, ?, ?, ?)")
                .params(item, sequence, now, Canonical.text(manifest), manifest.total())
                .update(key, "id");
        for (int position = 0; position < parts.size(); position++) {
            Part part = parts.get(position);
            jdbc.sql("""
                insert into closed_file_part (closed_file, position, path, sha256, size, text, content)
                values (:file, :position, :path, :sha256, :size, :text, :content)
                """)
                    .param("file", key.getKeyAs(Long.class))
                    .param("position", position + 1)
                    .param("path", part.path())
                    .param("sha256", part.sha256())
                    .param("size", part.size())
                    .param("text", part.text(), java.sql.Types.VARCHAR)
                    .param("content", part.content(), java.sql.Types.BIGINT)
                    .update();
        }
    }
}
