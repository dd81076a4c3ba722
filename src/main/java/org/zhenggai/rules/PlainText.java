package org.zhenggai.rules;

import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.web.UploadedText;

/** Rules and calendars as text; another encoding is refused. */
final class PlainText {

    private PlainText() {}

    static String of(String file, byte[] bytes) {
        return UploadedText.of(bytes)
                .orElseThrow(() -> new Refusal("“" + file + "”不是 UTF-8 或 GB18030 编码的文本，请另存为 UTF-8 后再上传。"));
    }
}
