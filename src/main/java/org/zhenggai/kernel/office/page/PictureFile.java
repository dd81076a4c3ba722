package org.zhenggai.kernel.office.page;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.FileText;

/** The text of a picture, such as a scanned or photographed page, where it can be recognised. */
public final class PictureFile {

    private static final List<String> BEGINNINGS = List.of("\u0089PNG", "\u00FF\u00D8\u00FF", "II*\u0000", "MM\u0000*");

    private static final long MAX_DOTS = 60_000_000;

    private PictureFile() {}

    /** Whether the bytes are a picture that can be read on this machine. */
    public static boolean is(byte[] bytes) {
        return is(bytes, Recognition.INSTALLED);
    }

    static boolean is(byte[] bytes, Recognition recognition) {
        String start = new String(bytes, 0, Math.min(bytes.length, 4), StandardCharsets.ISO_8859_1);
        if (BEGINNINGS.stream().noneMatch(start::startsWith) || !recognition.isThere()) {
            return false;
        }
        try {
            return reading(bytes, reader -> reader.getWidth(0) > 0);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /**
     * Reads a picture, of TIFF all pages.
     *
     * @param name of the file, for sentences
     * @throws Refusal when it is damaged, too large, or holds no characters
     */
    public static FileText read(String name, byte[] bytes) {
        try {
            return reading(bytes, reader -> read(name, reader));
        } catch (IOException | RuntimeException e) {
            throw e instanceof Refusal refusal
                    ? refusal
                    : new Refusal("“" + name + "”已损坏，或识别不出来，没有读取。请重新扫描，或用带文字的文件再导入。");
        }
    }

    private interface Reading<T> {
        T of(ImageReader reader) throws IOException;
    }

    private static <T> T reading(byte[] bytes, Reading<T> reading) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("no picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return reading.of(reader);
            } finally {
                reader.dispose();
            }
        }
    }

    private static FileText read(String name, ImageReader reader) throws IOException {
        int pages = reader.getNumImages(true);
        Refusal.unless(
                pages <= Recognition.MAX_PAGES,
                "“%s”有%d页扫描的图片，一次最多识别%d页。请分成几份，或用带文字的文件再导入。",
                name,
                pages,
                Recognition.MAX_PAGES);
        PageText text = new PageText();
        for (int n = 0; n < pages; n++) {
            long dots = (long) reader.getWidth(n) * reader.getHeight(n);
            Refusal.unless(dots <= MAX_DOTS, "“%s”的图片过大，没有识别。请用每英寸300点扫描后再导入。", name);
            text.add(Recognition.INSTALLED.read(name, n + 1, grey(reader.read(n))));
        }
        Refusal.unless(text.signs() > 0, "“%s”里没有识别出文字。请重新扫描，或用带文字的文件再导入。", name);
        return text.read(Stream.empty(), IntStream.rangeClosed(1, pages).boxed().toList());
    }

    private static BufferedImage grey(BufferedImage picture) {
        BufferedImage grey = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = grey.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, grey.getWidth(), grey.getHeight());
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return grey;
    }
}
