package org.zhenggai.closing.archive;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The hash list of a closed file (销号档案清单). Its first hash is that of the head; each entry's chain is the hash of the
 * chain before it and of the entry, and the last chain is the total. So the total stands for every document, its name, its
 * place and everybody who signed.
 *
 * @param total SHA-256 in lower-case hex; the database keeps it as well, so that a forger cannot just compute it anew
 */
@JsonPropertyOrder({"format", "head", "signers", "entries", "total"})
record Manifest(String format, Head head, List<Signer> signers, List<Entry> entries, String total) {

    /** Name of the manifest in the archive. */
    static final String NAME = "manifest.json";

    static final String FORMAT = "zhenggai-closed-file/1";

    /** Hex digits of the check code people compare; 64 bits, far more than anybody tries through by hand. */
    static final int CODE_DIGITS = 16;

    private static final int GROUP = 4;

    Manifest {
        signers = List.copyOf(signers);
        entries = List.copyOf(entries);
    }

    /**
     * What was closed.
     *
     * @param sequence 1 for the first closure, 2 after a rebound, and so on
     * @param closedAt local time of Asia/Shanghai
     */
    @JsonPropertyOrder(alphabetic = true)
    record Head(
            long item,
            String number,
            String title,
            String round,
            String finding,
            String unit,
            String leader,
            int sequence,
            String closedAt) {}

    /**
     * Who signed or verified.
     *
     * @param step in words, such as 责任领导
     * @param verdict in words
     * @param number of the committee's resolution, or null
     */
    @JsonPropertyOrder(alphabetic = true)
    record Signer(String step, String verdict, String name, String user, String at, String number) {}

    /** A document: where it lies in the archive, its bytes and its hash. */
    @JsonPropertyOrder(alphabetic = true)
    record Entry(String path, long size, String sha256, String chain) {}

    /** The manifest of these documents, whose chains are computed here. */
    static Manifest of(Head head, List<Signer> signers, List<Entry> documents) {
        String chain = first(FORMAT, head, signers);
        List<Entry> entries = new ArrayList<>();
        for (Entry document : documents) {
            chain = next(chain, document);
            entries.add(new Entry(document.path(), document.size(), document.sha256(), chain));
        }
        return new Manifest(FORMAT, head, signers, entries, chain);
    }

    static String first(String format, Head head, List<Signer> signers) {
        return DigestUtils.sha256Hex(Canonical.text(List.of(format, head, signers)));
    }

    static String next(String chain, Entry entry) {
        return DigestUtils.sha256Hex(Canonical.text(List.of(chain, entry.path(), entry.size(), entry.sha256())));
    }

    /** The beginning of the total in groups, as it stands in the history: {@code 1A2B-3C4D-…}. */
    static String code(String total) {
        StringBuilder code = new StringBuilder();
        for (int at = 0; at < CODE_DIGITS; at += GROUP) {
            code.append(at == 0 ? "" : "-").append(total, at, at + GROUP);
        }
        return code.toString().toUpperCase(java.util.Locale.ROOT);
    }
}
