package org.zhenggai.intake.parse.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.table.head.ColumnRole;
import org.zhenggai.intake.parse.words.Owner;

/** Who a row says is to put it right and until when. */
final class TableOwner {

    /** A unit with a person behind it: 党政办（张三）, 党政办 张三. */
    private static final Pattern UNIT_WITH_PERSON =
            Pattern.compile("(.{2,30}?)\\s*(?:[（(]([^（）()]{2,20})[)）]|[\\s/／:：]([^\\s/／:：]{2,4}))");

    /** Where somebody is reached, which is no part of a name. */
    private static final Pattern TELEPHONE = Pattern.compile(
            "\\s*[（(,，、;；:：/]?\\s*(?:(?:联系)?电话|手机|Tel)?[：:]?\\s*(?<!\\d)(?:1\\d{10}|0\\d{2,3}[-－ ]?\\d{7,8}|\\d{7,8})(?!\\d)\\s*[)）]?");

    private TableOwner() {}

    static Owner in(TableColumns columns, Row row) {
        String unit = filled(columns, row, ColumnRole.UNIT);
        String leader = filled(columns, row, ColumnRole.LEADER);
        String person = filled(columns, row, ColumnRole.PERSON);
        Matcher both = UNIT_WITH_PERSON.matcher(unit);
        if (both.matches()) {
            String name = both.group(2) == null ? both.group(3) : both.group(2);
            if (ColumnContent.isUnit(both.group(1)) && ColumnContent.isPerson(name) && !ColumnContent.isUnit(name)) {
                unit = both.group(1);
                person = person.isEmpty() ? name : person;
            }
        }
        String deadline = columns.cell(row, ColumnRole.DEADLINE);
        return new Owner(
                unit,
                filled(columns, row, ColumnRole.ASSISTING),
                leader.isEmpty() ? person : leader,
                TableCells.isNothing(deadline) ? filled(columns, row, ColumnRole.KIND) : deadline);
    }

    private static String filled(TableColumns columns, Row row, ColumnRole role) {
        String cell = columns.cell(row, role);
        return TableCells.isNothing(cell)
                ? ""
                : TELEPHONE.matcher(cell).replaceAll("").strip();
    }
}
