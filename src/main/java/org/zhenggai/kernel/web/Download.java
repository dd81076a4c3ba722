package org.zhenggai.kernel.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import lombok.RequiredArgsConstructor;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files that a browser saves under their names instead of showing them. */
@RequiredArgsConstructor
public enum Download {
    CSV("text/csv;charset=UTF-8"),
    EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    YAML("application/yaml;charset=UTF-8"),
    ZIP("application/zip"),
    /** A file as somebody sent it. */
    RAW(MediaType.APPLICATION_OCTET_STREAM_VALUE);

    private final String type;

    /** The header that has a file saved under this name. */
    public static String as(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    /** A file that is in memory. */
    public ResponseEntity<byte[]> of(String name, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CONTENT_DISPOSITION, as(name))
                .body(bytes);
    }

    /** Tells what file comes; the caller then writes it to the response piece by piece. */
    public void begin(HttpServletResponse response, String name) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, as(name));
    }
}
