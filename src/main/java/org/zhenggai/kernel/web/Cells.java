package org.zhenggai.kernel.web;

/** Cells of tables that people open in a spreadsheet. */
public final class Cells {

    private Cells() {}

    /** A cell that begins like a formula would be run when the file is opened; an apostrophe makes it text. */
    public static String text(String value) {
        return value != null && !value.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(value.charAt(0)) >= 0
                ? "'" + value
                : value;
    }
}
