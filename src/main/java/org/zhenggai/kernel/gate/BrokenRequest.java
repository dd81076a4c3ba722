package org.zhenggai.kernel.gate;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;

/**
 * A request that nobody behind the gate could read. What is wrong is found here once, and not by each of three frameworks
 * in its own way, some of which break over it.
 */
@RequiredArgsConstructor
enum BrokenRequest {
    ADDRESS(400, "网址中有系统读不懂的字符，没有办理。请从首页重新进入。"),
    CONTENT(400, "系统读不懂这次提交的内容，没有保存。请刷新页面后再填一次。"),
    TYPE(415, "系统读不懂这次提交的内容的格式，没有保存。请刷新页面后再填一次。"),
    ACCEPT(400, "系统读不懂所要求的应答格式，没有办理。请换用通用的浏览器再试。");

    private static final int HEXADECIMAL = 16;
    private static final int ESCAPE = 3;

    /** Another spelling of an address, which each part of the server would read in its own way: no page has one. */
    private static final Pattern ODD =
            Pattern.compile(";|//|/\\.{1,2}(/|$)|\\\\|%2f|%5c|%3b", Pattern.CASE_INSENSITIVE);

    /** Tomcat's word for a form it could not take apart. */
    private static final String PARSE_FAILED = "org.apache.catalina.parameter_parse_failed";

    private final int status;
    private final String sentence;

    int status() {
        return status;
    }

    String sentence() {
        return sentence;
    }

    /** What is wrong with a request, if anything. */
    static Optional<BrokenRequest> of(HttpServletRequest request) {
        boolean isPlain = !ODD.matcher(request.getRequestURI()).find();
        if (!isPlain || !isReadable(request.getRequestURI()) || !isReadable(request.getQueryString())) {
            return Optional.of(ADDRESS);
        }
        for (String accept : Collections.list(request.getHeaders(HttpHeaders.ACCEPT))) {
            if (!isType(accept)) {
                return Optional.of(ACCEPT);
            }
        }
        String type = request.getContentType();
        if (type != null && !isTypeWithCharset(type)) {
            return Optional.of(TYPE);
        }
        return isBrokenForm(request, type) ? Optional.of(CONTENT) : Optional.empty();
    }

    /** Whether every escape is one, and together they are text without a NUL. */
    static boolean isReadable(String address) {
        if (address == null) {
            return true;
        }
        ByteBuffer bytes = ByteBuffer.allocate(address.length());
        for (int n = 0; n < address.length(); n++) {
            char character = address.charAt(n);
            if (character != '%') {
                bytes.put((byte) (character < 128 ? character : '?'));
                continue;
            }
            int code = n + ESCAPE <= address.length() ? code(address.charAt(n + 1), address.charAt(n + 2)) : -1;
            if (code <= 0) {
                return false;
            }
            bytes.put((byte) code);
            n += ESCAPE - 1;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static int code(char high, char low) {
        int first = Character.digit(high, HEXADECIMAL);
        int second = Character.digit(low, HEXADECIMAL);
        return first < 0 || second < 0 ? -1 : first * HEXADECIMAL + second;
    }

    private static boolean isType(String accept) {
        try {
            MediaType.parseMediaTypes(accept);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static boolean isTypeWithCharset(String type) {
        try {
            MimeTypeUtils.parseMimeType(type).getCharset();
            return true;
        } catch (InvalidMimeTypeException | IllegalCharsetNameException | UnsupportedCharsetException e) {
            return false;
        }
    }

    /** A form is read by Tomcat in any case, for the token in it. */
    private static boolean isBrokenForm(ServletRequest request, String type) {
        if (type == null || !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            return false;
        }
        request.getParameterMap();
        return request.getAttribute(PARSE_FAILED) != null;
    }
}
