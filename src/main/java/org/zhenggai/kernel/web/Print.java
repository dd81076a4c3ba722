package org.zhenggai.kernel.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.http.MediaType;

/**
 * The hash by which {@link OnceFilter} recognises a request: its key and its content. The same key with other content is
 * another request, so that whoever goes back, writes something else and sends it again loses nothing.
 */
final class Print {

    /** Of scripts; forms have a field. */
    static final String HEADER = "Idempotency-Key";

    private static final int LONGEST_KEY = 100;
    private static final Set<String> ASKING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> NOT_SAID = Set.of(FormKeys.FIELD, "_csrf");

    /** A task is completed once: what is sent for it is key enough. */
    private static final Pattern COMPLETION = Pattern.compile(".*/task/[^/]+/(submit-form|complete)");

    private final MessageDigest digest = DigestUtils.getSha256Digest();

    private Print() {}

    /** Whether the print needs the body, which then can be read only once more by whoever has kept it. */
    static boolean needsBody(HttpServletRequest request) {
        return key(request).isPresent() && isJson(request);
    }

    /**
     * The print; none for a request that changes nothing or has no key.
     *
     * @param body empty where {@link #needsBody} does not hold
     */
    static Optional<String> of(HttpServletRequest request, byte[] body) throws IOException, ServletException {
        Optional<String> key = key(request);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Print print = new Print();
        print.add(key.get());
        print.add(request.getMethod());
        print.add(request.getRequestURI());
        print.add(String.valueOf(request.getQueryString()));
        if (isJson(request)) {
            print.digest.update(body);
        } else if (request.getHeader(HEADER) == null) {
            print.addForm(request);
        }
        return Optional.of(Hex.encodeHexString(print.digest.digest()));
    }

    private static Optional<String> key(HttpServletRequest request) {
        if (ASKING.contains(request.getMethod())) {
            return Optional.empty();
        }
        String key = request.getHeader(HEADER);
        if (key == null && COMPLETION.matcher(request.getRequestURI()).matches() && isJson(request)) {
            key = "completion";
        }
        if (key == null && isForm(request)) {
            key = request.getParameter(FormKeys.FIELD);
        }
        return Optional.ofNullable(key).filter(one -> !one.isBlank() && one.length() <= LONGEST_KEY);
    }

    private static boolean isJson(HttpServletRequest request) {
        return String.valueOf(request.getContentType()).startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = String.valueOf(request.getContentType());
        return type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE) || isUpload(request);
    }

    private static boolean isUpload(HttpServletRequest request) {
        return String.valueOf(request.getContentType()).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    private void addForm(HttpServletRequest request) throws IOException, ServletException {
        for (Map.Entry<String, String[]> field : new TreeMap<>(request.getParameterMap()).entrySet()) {
            if (!NOT_SAID.contains(field.getKey())) {
                add(field.getKey());
                add(Integer.toString(field.getValue().length));
                for (String value : field.getValue()) {
                    add(value);
                }
            }
        }
        if (isUpload(request)) {
            for (Part part : request.getParts().stream()
                    .filter(part -> part.getSubmittedFileName() != null)
                    .sorted(Comparator.comparing(Part::getName))
                    .toList()) {
                add(part.getName());
                add(part.getSubmittedFileName());
                try (InputStream content = new DigestInputStream(part.getInputStream(), digest)) {
                    content.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
    }

    /** With its length, so that no two words read like others. */
    private void add(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
