package org.zhenggai.people.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;
import org.zhenggai.kernel.office.Csv;
import org.zhenggai.kernel.web.Cells;
import org.zhenggai.people.account.InitialPasswords.Initial;

/** Initial passwords as a CSV inside a link, so that the server keeps them nowhere, not even for a download. */
final class PasswordFile {

    private PasswordFile() {}

    /** The address of the link. */
    static String of(List<Initial> issued) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = Csv.begin(text, "用户名", "姓名", "单位", "初始密码")) {
            for (Initial one : issued) {
                csv.printRecord(one.username(), Cells.text(one.name()), Cells.text(one.unit()), one.password());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:text/csv;charset=utf-8;base64,"
                + Base64.getEncoder().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
