package org.zhenggai.closing.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.closing.archive.Manifest.Entry;
import org.zhenggai.closing.archive.Manifest.Head;
import org.zhenggai.closing.archive.Manifest.Signer;
import picocli.CommandLine;

/** Whatever is changed in a closed file is found, without a server or a database. */
class ArchiveCheckTest {

    private static final long BIG = 300L * 1024 * 1024;

    private final Map<String, byte[]> documents = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    private Path file;
    private Manifest manifest;

    @BeforeEach
    void write() throws IOException {
        documents.put("0-item.json", bytes("{\"number\":\"21-2\"}"));
        documents.put("8-sign-offs/0001.json", bytes("{\"step\":\"LEADER\"}"));
        documents.put("8-sign-offs/0002.json", bytes("{\"step\":\"SECRETARY\"}"));
        documents.put("evidence/0003-缴款凭证.txt", bytes("缴款凭证".repeat(50)));
        documents.put("evidence/0004-空.txt", new byte[0]);
        manifest = manifest(documents);
        file = folder.resolve("closed.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            archive(out, Canonical.bytes(Canonical.text(manifest)), documents);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Manifest manifest(Map<String, byte[]> documents) {
        return Manifest.of(
                new Head(7, "21-2", "清理欠款", "第一轮", "欠款", "财政分局", "领导", 1, "2024-03-11T10:00"),
                List.of(new Signer("责任领导", "同意", "领导", "leader1", "2024-03-11T09:00", null)),
                documents.entrySet().stream()
                        .map(each -> new Entry(
                                each.getKey(), each.getValue().length, DigestUtils.sha256Hex(each.getValue()), null))
                        .toList());
    }

    private static void archive(OutputStream out, byte[] manifest, Map<String, byte[]> documents) throws IOException {
        try (Archive archive = new Archive(out)) {
            archive.add(Manifest.NAME, manifest.length, () -> new ByteArrayInputStream(manifest));
            for (Map.Entry<String, byte[]> each : documents.entrySet()) {
                archive.add(each.getKey(), each.getValue().length, () -> new ByteArrayInputStream(each.getValue()));
            }
        }
    }

    /** Packs entries as any zip program does. */
    private Path packed(List<Map.Entry<String, byte[]>> entries) throws IOException {
        Path packed = folder.resolve("packed.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(packed))) {
            for (Map.Entry<String, byte[]> each : entries) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        }
        return packed;
    }

    private List<Map.Entry<String, byte[]>> all() {
        List<Map.Entry<String, byte[]>> entries = new ArrayList<>();
        entries.add(Map.entry(Manifest.NAME, Canonical.bytes(Canonical.text(manifest))));
        documents.forEach((name, content) -> entries.add(Map.entry(name, content)));
        return entries;
    }

    private static List<String> faults(Path file) throws IOException {
        return ArchiveCheck.of(file).faults();
    }

    private record Run(int exit, String out, String err) {}

    private static Run verify(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new VerifyFileCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(exit, out.toString(), err.toString());
    }

    @Test
    void unchangedFilePasses() throws IOException {
        assertThat(faults(file)).isEmpty();
        Run run = verify(file.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("校验通过：事项21-2《清理欠款》，5份文件，2024年3月11日销号", "责任领导　同意　领导　2024年3月11日")
                .contains("校验码：" + Manifest.code(manifest.total()));
    }

    /** Every byte of the archive, container and all, in one of its bits. */
    @Test
    void everyChangedByteIsFound() throws IOException {
        byte[] good = Files.readAllBytes(file);
        Path bad = folder.resolve("bad.zip");
        Random random = new Random(4);
        List<Integer> missed = new ArrayList<>();
        for (int at = 0; at < good.length; at++) {
            byte[] changed = good.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(bad, changed);
            if (faults(bad).isEmpty()) {
                missed.add(at);
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void everyShorterAndLongerFileIsFound() throws IOException {
        byte[] good = Files.readAllBytes(file);
        Path bad = folder.resolve("bad.zip");
        for (int length = 0; length < good.length; length += 7) {
            Files.write(bad, java.util.Arrays.copyOf(good, length));
            assertThat(faults(bad)).as("cut to %d", length).isNotEmpty();
        }
        Files.write(bad, java.util.Arrays.copyOf(good, good.length + 1));
        assertThat(faults(bad)).isNotEmpty();
        byte[] before = new byte[good.length + 5];
        System.arraycopy(good, 0, before, 5, good.length);
        Files.write(bad, before);
        assertThat(faults(bad)).as("something before the archive").isNotEmpty();
    }

    @Test
    void changedContentIsNamed() throws IOException {
        List<Map.Entry<String, byte[]>> entries = all();
        entries.set(4, Map.entry("evidence/0003-缴款凭证.txt", bytes("缴款凭证".repeat(49) + "缴款凭正")));
        assertThat(faults(packed(entries))).containsExactly("内容被改动：“evidence/0003-缴款凭证.txt”");
    }

    @Test
    void addedRemovedAndRenamedFilesAreNamed() throws IOException {
        List<Map.Entry<String, byte[]>> entries = all();
        entries.add(Map.entry("evidence/0009-补.txt", bytes("补")));
        assertThat(faults(packed(entries))).containsExactly("多出文件：“evidence/0009-补.txt”");
        entries = all();
        entries.remove(2);
        assertThat(faults(packed(entries))).containsExactly("缺少文件：“8-sign-offs/0001.json”");
        entries = all();
        entries.set(4, Map.entry("evidence/0003-收据.txt", documents.get("evidence/0003-缴款凭证.txt")));
        assertThat(faults(packed(entries))).containsExactly("文件被改名：“evidence/0003-缴款凭证.txt”现名“evidence/0003-收据.txt”");
        entries = all();
        entries.remove(0);
        assertThat(faults(packed(entries))).containsExactly("缺少清单“manifest.json”");
        entries = all();
        entries.add(Map.entry("8-sign-offs/", new byte[0]));
        assertThat(faults(packed(entries))).containsExactly("多出文件：“8-sign-offs/”");
    }

    @Test
    void exchangedFilesAreNamed() throws IOException {
        List<Map.Entry<String, byte[]>> entries = all();
        entries.set(2, Map.entry("8-sign-offs/0001.json", documents.get("8-sign-offs/0002.json")));
        entries.set(3, Map.entry("8-sign-offs/0002.json", documents.get("8-sign-offs/0001.json")));
        assertThat(faults(packed(entries)))
                .containsExactly("内容被改动：“8-sign-offs/0001.json”", "内容被改动：“8-sign-offs/0002.json”");
    }

    @Test
    void repackedFileIsFoundThoughNoDocumentChanged() throws IOException {
        assertThat(faults(packed(all()))).singleElement().asString().startsWith("压缩包被改动：文件内容未变");
    }

    /** Two entries of one name: what one program checks another may not unpack. */
    @Test
    void doubledEntryIsNamed() throws IOException {
        List<Map.Entry<String, byte[]>> entries = all();
        entries.add(Map.entry("8-sign-offs/0003.json", documents.get("8-sign-offs/0002.json")));
        byte[] zip = Files.readAllBytes(packed(entries));
        String text = new String(zip, StandardCharsets.ISO_8859_1).replace("0003.json", "0002.json");
        Path doubled = folder.resolve("doubled.zip");
        Files.write(doubled, text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(faults(doubled)).contains("文件出现不止一次：“8-sign-offs/0002.json”");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.sh",
                "evidence/../../evil.sh",
                "/etc/passwd",
                "..\\evil.bat",
                "C:\\evil.bat",
                "evidence/./x",
                "c:x"
            })
    void namesThatLeaveTheFolderAreNamed(String name) throws IOException {
        List<Map.Entry<String, byte[]>> entries = all();
        entries.add(Map.entry(name, bytes("x")));
        assertThat(faults(packed(entries))).contains("有指向档案之外的文件名：“" + name + "”", "多出文件：“" + name + "”");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[]",
                "不是清单",
                "{\"format\":\"zhenggai-closed-file/1\",\"head\":null,\"signers\":[],\"entries\":[],\"total\":\"\"}",
                "{\"entries\":[null]}",
                "{\"format\":\"x\",\"head\":{\"item\":1},\"signers\":[],\"entries\":[{\"path\":null}],\"total\":\"\"}"
            })
    void manifestThatIsNoneIsRefused(String text) throws IOException {
        List<Map.Entry<String, byte[]>> entries = all();
        entries.set(0, Map.entry(Manifest.NAME, bytes(text)));
        assertThat(faults(packed(entries))).isNotEmpty().allMatch(fault -> fault.contains("清单"));
    }

    @Test
    void changedManifestIsFound() throws IOException {
        String text = Canonical.text(manifest);
        for (String forged : List.of(
                text.replace("领导\"", "某人\""),
                text.replace("leader1", "leader2"),
                text.replace("2024-03-11T10:00", "2024-03-12T10:00"),
                text.replace("0001.json", "0009.json"),
                text.replace("\"size\":17", "\"size\":18"),
                text.replace("{\"format\"", "{ \"format\""),
                text + " ",
                text.replaceFirst("}$", ",\"more\":1}"),
                text.replace("file/1", "file/2"))) {
            assertThat(forged).isNotEqualTo(text);
            List<Map.Entry<String, byte[]>> entries = all();
            entries.set(0, Map.entry(Manifest.NAME, bytes(forged)));
            assertThat(faults(packed(entries))).as(forged).anyMatch(fault -> fault.contains("清单"));
        }
    }

    /** Somebody changes a document and computes the whole manifest anew: only the code tells. */
    @Test
    void forgedFileIsFoundByItsCode() throws IOException {
        documents.put("8-sign-offs/0001.json", bytes("{\"step\":\"NOBODY\"}"));
        Manifest forged = manifest(documents);
        Path other = folder.resolve("forged.zip");
        try (OutputStream out = Files.newOutputStream(other)) {
            archive(out, Canonical.bytes(Canonical.text(forged)), documents);
        }
        String code = Manifest.code(manifest.total());
        assertThat(verify(other.toString()).exit()).isZero();
        Run run = verify(other.toString(), "--code", code);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("校验不通过", "校验码不符");
        assertThat(verify(file.toString(), "--code", code).exit()).isZero();
        assertThat(verify(
                                file.toString(),
                                "--code",
                                code.toLowerCase(java.util.Locale.ROOT).replace("-", " "))
                        .exit())
                .isZero();
        assertThat(verify(file.toString(), "--code", manifest.total()).exit()).isZero();
    }

    @Test
    void wrongUseIsToldInOneSentence() {
        for (String[] arguments : new String[][] {
            {folder.resolve("none.zip").toString()},
            {folder.toString()},
            {file.toString(), "--code", "12"},
            {file.toString(), "--code", "ZZZZ-ZZZZ-ZZZZ-ZZZZ"}
        }) {
            Run run = verify(arguments);
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).hasLineCount(1).containsPattern("\\p{IsHan}");
        }
    }

    @Test
    void whatIsNoZipIsNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("text.zip"), "整改");
        assertThat(faults(text)).containsExactly("压缩包的结构被改动或不完整，打不开");
        assertThat(faults(Files.write(folder.resolve("empty.zip"), new byte[0])))
                .isNotEmpty();
    }

    /** A file larger than what a check may hold in memory; a changed byte at its end is found. */
    @Test
    void hugeFileIsReadAsAStream() throws IOException {
        byte[] piece = new byte[1024 * 1024];
        new Random(1).nextBytes(piece);
        java.security.MessageDigest hash = DigestUtils.getSha256Digest();
        for (long at = 0; at < BIG; at += piece.length) {
            hash.update(piece);
        }
        Manifest huge = Manifest.of(
                manifest.head(),
                manifest.signers(),
                List.of(new Entry("evidence/0000-录像.mp4", BIG, Hex.encodeHexString(hash.digest()), null)));
        byte[] text = Canonical.bytes(Canonical.text(huge));
        Path big = folder.resolve("big.zip");
        try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(big));
                Archive archive = new Archive(out)) {
            archive.add(Manifest.NAME, text.length, () -> new ByteArrayInputStream(text));
            archive.add("evidence/0000-录像.mp4", BIG, () -> repeated(piece, BIG));
        }
        assertThat(faults(big)).isEmpty();
        try (java.io.RandomAccessFile changed = new java.io.RandomAccessFile(big.toFile(), "rw")) {
            changed.seek(BIG);
            int old = changed.read();
            changed.seek(BIG);
            changed.write(old ^ 1);
        }
        assertThat(faults(big)).containsExactly("内容被改动：“evidence/0000-录像.mp4”");
    }

    /** An entry that unpacks to far more than it says is not unpacked to its end. */
    @Test
    void bombIsNotUnpacked() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream packed = new ZipOutputStream(zip)) {
            packed.putNextEntry(new ZipEntry(Manifest.NAME));
            packed.write(Canonical.bytes(Canonical.text(manifest)));
            packed.putNextEntry(new ZipEntry("0-item.json"));
            byte[] zeros = new byte[1024 * 1024];
            for (int n = 0; n < 200; n++) {
                packed.write(zeros);
            }
        }
        Path bomb = folder.resolve("bomb.zip");
        Files.write(bomb, zip.toByteArray());
        assertThat(faults(bomb)).contains("内容被改动：“0-item.json”");
    }

    private static InputStream repeated(byte[] piece, long size) {
        return new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? piece[(int) ((size - left - 1) % piece.length)] & 0xFF : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int at = (int) ((size - left) % piece.length);
                int read = (int) Math.min(left, Math.min(length, piece.length - at));
                System.arraycopy(piece, at, into, offset, read);
                left -= read;
                return read;
            }
        };
    }
}
