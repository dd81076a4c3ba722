package org.zhenggai.kernel.office.web;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.FileText;

/** A page that a browser or Word saved in one file with its pictures (.mht, .mhtml): a mail whose first page is read. */
public final class WebArchive {

    private static final Pattern HEAD = Pattern.compile(
            "\\s*([\\w-]+:[^\\n]*\\n([ \\t][^\\n]*\\n)*)*?(MIME-Version:|Content-Type:\\s*multipart/).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final int LOOKED_AT = 2000;
    private static final int DEEPEST = 5;
    private static final int MAX_PAGE = 5_000_000;

    private WebArchive() {}

    /** Whether the bytes begin as such a file does. */
    public static boolean is(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        String head = start.replace("\r\n", "\n");
        int end = head.indexOf("\n\n");
        return HEAD.matcher(end < 0 ? head : head.substring(0, end + 1)).matches();
    }

    /**
     * Reads the page in it.
     *
     * @param name of the file, for sentences
     * @throws Refusal when it is damaged or holds no page
     */
    public static FileText read(String name, byte[] bytes) {
        try {
            return page(new MimeMessage(null, new ByteArrayInputStream(bytes)), 0)
                    .orElseThrow(() -> new Refusal(none(name)));
        } catch (MessagingException | IOException | RuntimeException e) {
            throw e instanceof Refusal refusal ? refusal : new Refusal(none(name));
        }
    }

    private static String none(String name) {
        return "“" + name + "”是网页归档（.mht），已损坏，或里面没有网页正文。请在浏览器或 Word 里打开，另存为网页（.html）或 Word 文档（.docx）后再导入。";
    }

    private static Optional<FileText> page(Part part, int depth) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && depth < DEEPEST && part.getContent() instanceof Multipart parts) {
            for (int n = 0; n < parts.getCount(); n++) {
                BodyPart inner = parts.getBodyPart(n);
                Optional<FileText> found = page(inner, depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        if (!part.isMimeType("text/html")) {
            return Optional.empty();
        }
        String charset = new ContentType(part.getContentType()).getParameter("charset");
        try (InputStream content = part.getInputStream()) {
            byte[] page = content.readNBytes(MAX_PAGE);
            return Optional.of(WebPage.read(page, isKnown(charset) ? charset : null));
        }
    }

    private static boolean isKnown(String charset) {
        try {
            return charset != null && Charset.isSupported(charset);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
