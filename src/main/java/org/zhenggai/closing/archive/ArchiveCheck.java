package org.zhenggai.closing.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.zhenggai.closing.archive.Manifest.Entry;

/**
 * Checks a closed file without a server or a database: that every document is there as the manifest says, nothing else
 * is, the manifest is in itself right, and the archive is to the byte what the system writes.
 */
final class ArchiveCheck {

    /** A manifest lists some hundred documents; far beyond that somebody wants to fill the memory. */
    private static final int LONGEST_MANIFEST = 16 * 1024 * 1024;

    private final List<String> faults = new ArrayList<>();

    private ArchiveCheck() {}

    /**
     * What was found.
     *
     * @param manifest null when it cannot be read
     * @param faults sentences that name what was changed; empty when nothing was
     */
    record Result(Manifest manifest, List<String> faults) {}

    static Result of(Path file) throws IOException {
        ArchiveCheck check = new ArchiveCheck();
        Manifest manifest = check.read(file);
        return new Result(manifest, List.copyOf(check.faults));
    }

    private Manifest read(Path file) throws IOException {
        try (ZipFile zip = open(file)) {
            Map<String, ZipEntry> entries = zip == null ? Map.of() : entries(zip);
            Manifest manifest = zip == null ? null : manifest(zip, entries.remove(Manifest.NAME));
            if (manifest != null) {
                chains(manifest);
                documents(zip, manifest, entries);
                if (faults.isEmpty()) {
                    container(zip, manifest, file);
                }
            }
            return manifest;
        }
    }

    /** Null when the file is no archive: whoever calls has seen that it can be read, so its structure is at fault. */
    private ZipFile open(Path file) {
        try {
            return new ZipFile(file.toFile());
        } catch (IOException | IllegalArgumentException e) {
            faults.add("压缩包的结构被改动或不完整，打不开");
            return null;
        }
    }

    private Map<String, ZipEntry> entries(ZipFile zip) {
        Map<String, ZipEntry> entries = new LinkedHashMap<>();
        zip.stream().forEach(entry -> {
            if (!ZipNames.isSafe(entry.getName())) {
                faults.add("有指向档案之外的文件名：“" + printable(entry.getName()) + "”");
            }
            if (entries.put(entry.getName(), entry) != null) {
                faults.add("文件出现不止一次：“" + printable(entry.getName()) + "”");
            }
        });
        return entries;
    }

    private Manifest manifest(ZipFile zip, ZipEntry entry) throws IOException {
        if (entry == null) {
            faults.add("缺少清单“" + Manifest.NAME + "”");
            return null;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LONGEST_MANIFEST + 1);
            Manifest manifest = Canonical.JSON.readValue(bytes, Manifest.class);
            boolean isWhole = manifest != null
                    && manifest.head() != null
                    && manifest.entries().stream().allMatch(each -> each.path() != null && each.sha256() != null);
            if (!isWhole) {
                faults.add("清单“" + Manifest.NAME + "”被改动，内容不全");
                return null;
            }
            if (!Arrays.equals(bytes, Canonical.bytes(Canonical.text(manifest)))) {
                faults.add("清单“" + Manifest.NAME + "”被改动，不是系统写出的原文");
            }
            return manifest;
        } catch (JsonProcessingException | NullPointerException | ZipException | EOFException e) {
            // A list of the manifest that is missing, or null in it, is refused by the record.
            faults.add("清单“" + Manifest.NAME + "”被改动，读不出来");
            return null;
        }
    }

    private void chains(Manifest manifest) {
        if (!Manifest.FORMAT.equals(manifest.format())) {
            faults.add("清单的格式“" + printable(manifest.format()) + "”不认识，应为“" + Manifest.FORMAT + "”");
        }
        String chain = Manifest.first(manifest.format(), manifest.head(), manifest.signers());
        for (Entry entry : manifest.entries()) {
            chain = Manifest.next(chain, entry);
            if (!chain.equals(entry.chain())) {
                faults.add("清单被改动：事项情况、签批人员，或到“" + printable(entry.path()) + "”为止的记录对不上");
                return;
            }
        }
        if (!chain.equals(manifest.total())) {
            faults.add("清单被改动：总校验值对不上");
        }
    }

    private void documents(ZipFile zip, Manifest manifest, Map<String, ZipEntry> entries) throws IOException {
        Set<String> known = manifest.entries().stream().map(Entry::path).collect(Collectors.toSet());
        List<String> extra = entries.keySet().stream()
                .filter(name -> !known.contains(name))
                .collect(Collectors.toCollection(ArrayList::new));
        for (Entry entry : manifest.entries()) {
            ZipEntry found = entries.get(entry.path());
            if (found == null) {
                missing(zip, entry, entries, extra);
            } else if (!matches(zip, found, entry)) {
                faults.add("内容被改动：“" + printable(entry.path()) + "”");
            }
        }
        extra.forEach(name -> faults.add("多出文件：“" + printable(name) + "”"));
    }

    private void missing(ZipFile zip, Entry entry, Map<String, ZipEntry> entries, List<String> extra)
            throws IOException {
        for (String name : extra) {
            if (matches(zip, entries.get(name), entry)) {
                faults.add("文件被改名：“" + printable(entry.path()) + "”现名“" + printable(name) + "”");
                extra.remove(name);
                return;
            }
        }
        faults.add("缺少文件：“" + printable(entry.path()) + "”");
    }

    /** Reads no more than it should find, so that an archive that unpacks without end ends. */
    private static boolean matches(ZipFile zip, ZipEntry found, Entry entry) throws IOException {
        MessageDigest hash = DigestUtils.getSha256Digest();
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        try (InputStream in = zip.getInputStream(found)) {
            for (int read = in.read(buffer); read >= 0 && size <= entry.size(); read = in.read(buffer)) {
                hash.update(buffer, 0, read);
                size += read;
            }
        } catch (ZipException | EOFException e) {
            return false;
        }
        return size == entry.size() && Hex.encodeHexString(hash.digest()).equals(entry.sha256());
    }

    /** All documents are right; writes the archive again to see that there is nothing between or behind them. */
    private void container(ZipFile zip, Manifest manifest, Path file) throws IOException {
        try (Comparison comparison = new Comparison(file)) {
            try (Archive archive = new Archive(comparison)) {
                ZipEntry list = zip.getEntry(Manifest.NAME);
                byte[] text = Canonical.bytes(Canonical.text(manifest));
                archive.add(Manifest.NAME, text.length, () -> zip.getInputStream(list));
                for (Entry entry : manifest.entries()) {
                    archive.add(entry.path(), entry.size(), () -> zip.getInputStream(zip.getEntry(entry.path())));
                }
            }
            comparison.difference().ifPresent(at -> faults.add("压缩包被改动：文件内容未变，但第" + (at + 1) + "个字节不是系统写出的（可能被重新打包）"));
        }
    }

    /** A name from a forged archive must not steer the terminal. */
    static String printable(String name) {
        return name == null ? "" : name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
}
