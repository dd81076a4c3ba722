package org.zhenggai.intake.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;

/**
 * Office files from a text that people can read and compare: {@code name.docx.txt} becomes Word, {@code name.xlsx.txt} Excel. A line is a
 * paragraph, {@code #1 } before it a heading of that level, {@code ** } bold, {@code **words**} bold words in it, {@code %1 } a number that Word
 * counts (一、 （一） 1. a)), {@code - } a dot, each {@code >} two characters of indent; {@code | a | b |} a row of a table. In a cell {@code ⏎} is a line
 * break, and {@code ^} alone joins it with the one above. In Excel {@code == name} begins a sheet; {@code ~} before that or a row hides it,
 * and {@code @2024-09-30} or {@code @2024-09} is a day or a month as Excel keeps them.
 */
final class OfficeSource {

    private static final int TWO_CHARACTERS = 420;

    private OfficeSource() {}

    /** The name of the file that is sent. */
    static String sentName(Path source) {
        String name = source.getFileName().toString();
        return name.endsWith(".docx.txt") || name.endsWith(".xlsx.txt")
                ? name.substring(0, name.length() - ".txt".length())
                : name;
    }

    static byte[] bytes(Path source, String sentName) {
        try {
            byte[] bytes = Files.readAllBytes(source);
            if (sentName.equals(source.getFileName().toString())) {
                return bytes;
            }
            return bytes(Files.readAllLines(source), sentName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(List<String> lines, String sentName) {
        try {
            return sentName.endsWith(".docx") ? word(lines) : workbook(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] word(List<String> lines) throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (int i = 0; i < lines.size(); i++) {
                if (isRow(lines.get(i))) {
                    int from = i;
                    while (i + 1 < lines.size() && isRow(lines.get(i + 1))) {
                        i++;
                    }
                    addTable(document, lines.subList(from, i + 1));
                } else {
                    addParagraph(document, lines.get(i));
                }
            }
            document.write(out);
            return out.toByteArray();
        }
    }

    private static boolean isRow(String line) {
        return line.startsWith("|") && line.endsWith("|");
    }

    private static void addParagraph(XWPFDocument document, String line) {
        XWPFParagraph paragraph = document.createParagraph();
        if (line.startsWith("#")) {
            paragraph.setStyle("Heading" + line.charAt(1));
            paragraph.createRun().setText(line.substring(3));
            return;
        }
        if (line.matches("[%-]\\d? .*")) {
            int level = line.startsWith("-") ? OfficeLists.DOT : line.charAt(1) - '1';
            OfficeLists.put(paragraph, level);
            paragraph.createRun().setText(line.substring(line.indexOf(' ') + 1));
            return;
        }
        String words = line.replaceFirst("^>+ ", "");
        int indents = line.length() - words.length() - 1;
        if (indents > 0) {
            paragraph.setIndentationLeft(indents * TWO_CHARACTERS);
        }
        String[] runs = words.startsWith("** ") ? new String[] {"", words.substring(3)} : words.split("\\*\\*", -1);
        for (int n = 0; n < runs.length; n++) {
            if (!runs[n].isEmpty()) {
                XWPFRun run = paragraph.createRun();
                run.setBold(n % 2 == 1);
                run.setText(runs[n]);
            }
        }
    }

    private static void addTable(XWPFDocument document, List<String> rows) {
        List<List<String>> cells = rows.stream().map(OfficeSource::cells).toList();
        XWPFTable table = document.createTable(cells.size(), cells.get(0).size());
        for (int i = 0; i < cells.size(); i++) {
            for (int j = 0; j < cells.get(i).size(); j++) {
                fill(table.getRow(i).getCell(j), joined(cells, i, j));
            }
        }
    }

    /** In Word a joined cell says again what stands above, as most programs show it. */
    private static String joined(List<List<String>> cells, int row, int column) {
        String text = cells.get(row).get(column);
        return text.equals("^") ? joined(cells, row - 1, column) : text;
    }

    private static void fill(XWPFTableCell cell, String text) {
        String[] paragraphs = text.split("⏎", -1);
        cell.setText(paragraphs[0]);
        for (String further : Arrays.asList(paragraphs).subList(1, paragraphs.length)) {
            cell.addParagraph().createRun().setText(further);
        }
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1, row.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    private static byte[] workbook(List<String> lines) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = null;
            List<List<String>> rows = new ArrayList<>();
            for (String marked : lines) {
                boolean isHidden = marked.startsWith("~");
                String line = isHidden ? marked.substring(1) : marked;
                if (line.startsWith("== ")) {
                    sheet = book.createSheet(line.substring(3));
                    book.setSheetHidden(book.getSheetIndex(sheet), isHidden);
                    rows = new ArrayList<>();
                    continue;
                }
                rows.add(isRow(line) ? cells(line) : List.of(line));
                addRow(sheet, rows);
                sheet.getRow(rows.size() - 1).setZeroHeight(isHidden);
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    private static void fill(XSSFCell cell, String text) {
        if (!text.matches("@\\d{4}-\\d{2}(-\\d{2})?")) {
            cell.setCellValue(text.replace("⏎", "\n"));
            return;
        }
        boolean isDay = text.length() > "@2024-09".length();
        XSSFWorkbook book = cell.getSheet().getWorkbook();
        XSSFCellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(isDay ? "yyyy/m/d" : "yyyy\"年\"m\"月\""));
        cell.setCellStyle(style);
        cell.setCellValue(LocalDate.parse(text.substring(1) + (isDay ? "" : "-01")));
    }

    private static void addRow(XSSFSheet sheet, List<List<String>> rows) {
        int row = rows.size() - 1;
        List<String> cells = rows.get(row);
        var line = sheet.createRow(row);
        for (int j = 0; j < cells.size(); j++) {
            boolean isJoined = cells.get(j).equals("^");
            if (!isJoined) {
                fill(line.createCell(j), cells.get(j));
                continue;
            }
            int top = row - 1;
            int column = j;
            while (rows.get(top).get(column).equals("^")) {
                top--;
            }
            int first = top;
            List<CellRangeAddress> regions = sheet.getMergedRegions();
            for (int k = regions.size() - 1; k >= 0; k--) {
                if (regions.get(k).isInRange(first, column)) {
                    sheet.removeMergedRegion(k);
                }
            }
            sheet.addMergedRegion(new CellRangeAddress(first, row, column, column));
        }
    }
}
