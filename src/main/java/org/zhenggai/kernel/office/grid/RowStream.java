package org.zhenggai.kernel.office.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import lombok.RequiredArgsConstructor;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/** The rows of a sheet of an .xlsx, one after the other; no formula is computed, what Excel computed last is read. */
@RequiredArgsConstructor
final class RowStream {

    /** How Excel writes characters that XML does not take, such as line ends of old Macs. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final SharedStrings strings;
    private final StylesTable styles;
    private final CellText numbers;

    /** A cell while its parts are read. */
    private static final class Cell {

        private final int column;
        private final String type;
        private final int style;
        private final StringBuilder value = new StringBuilder();
        private boolean isFormula;

        private Cell(XMLStreamReader at, int next) {
            String place = StreamedBook.attribute(at, "r");
            String shownAs = StreamedBook.attribute(at, "s");
            String kind = StreamedBook.attribute(at, "t");
            column = place == null ? next : new CellReference(place).getCol();
            style = shownAs == null ? 0 : Integer.parseInt(shownAs);
            type = kind == null ? "n" : kind;
        }
    }

    void read(XMLStreamReader at, SheetLines.Sheet sheet) throws XMLStreamException {
        int number = -1;
        while (at.hasNext()) {
            if (at.next() == XMLStreamConstants.START_ELEMENT
                    && at.getLocalName().equals("row")) {
                String place = StreamedBook.attribute(at, "r");
                number = place == null ? number + 1 : Integer.parseInt(place) - 1;
                boolean isHidden = StreamedBook.isTrue(StreamedBook.attribute(at, "hidden"));
                sheet.row(number, isHidden, cells(at, sheet));
            }
        }
    }

    private List<String> cells(XMLStreamReader at, SheetLines.Sheet sheet) throws XMLStreamException {
        List<String> cells = new ArrayList<>();
        while (at.hasNext()) {
            int event = at.next();
            if (event == XMLStreamConstants.END_ELEMENT && at.getLocalName().equals("row")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT && at.getLocalName().equals("c")) {
                Cell cell = read(at, new Cell(at, cells.size()));
                if (cell.isFormula && cell.value.isEmpty() && !cell.type.equals("str")) {
                    sheet.uncomputed();
                }
                String text = text(cell);
                while (!text.isEmpty() && cells.size() <= cell.column) {
                    cells.add("");
                }
                if (!text.isEmpty()) {
                    cells.set(cell.column, text);
                }
            }
        }
        return cells;
    }

    /** Its value, or the runs of its text without how it is pronounced. */
    private static Cell read(XMLStreamReader at, Cell cell) throws XMLStreamException {
        boolean isText = false;
        int spoken = 0;
        while (at.hasNext()) {
            int event = at.next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                cell.value.append(isText && spoken == 0 ? at.getText() : "");
                continue;
            }
            boolean isStart = event == XMLStreamConstants.START_ELEMENT;
            if (!isStart && event != XMLStreamConstants.END_ELEMENT) {
                continue;
            }
            switch (at.getLocalName()) {
                case "v", "t" -> isText = isStart;
                case "f" -> cell.isFormula = true;
                case "rPh" -> spoken += isStart ? 1 : -1;
                case "c" -> {
                    return cell;
                }
                default -> {}
            }
        }
        return cell;
    }

    private String text(Cell cell) {
        String value = cell.value.toString();
        if (value.isEmpty()) {
            return "";
        }
        return switch (cell.type) {
            case "s" ->
                unescaped(strings.getItemAt(Integer.parseInt(value.strip())).getString());
            case "str", "inlineStr" -> unescaped(value);
            case "b" -> value.strip().equals("1") ? "TRUE" : "FALSE";
            case "e" -> "";
            case "d" -> value.substring(0, Math.min(value.length(), "2024-09-30".length()));
            default -> number(cell, Double.parseDouble(value.strip()));
        };
    }

    private String number(Cell cell, double value) {
        XSSFCellStyle style = cell.style < styles.getNumCellStyles() ? styles.getStyleAt(cell.style) : null;
        return style == null
                ? numbers.of(value, 0, null)
                : numbers.of(value, style.getDataFormat(), style.getDataFormatString());
    }

    private static String unescaped(String text) {
        return text.indexOf("_x") < 0
                ? text
                : ESCAPED.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
