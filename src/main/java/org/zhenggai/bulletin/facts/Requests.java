package org.zhenggai.bulletin.facts;

import org.zhenggai.bulletin.BulletinLines;
import org.zhenggai.bulletin.BulletinTables.Difficulty;
import org.zhenggai.kernel.Days;

/** What became of the later day that a report asked for: a bulletin does not call for what was decided before. */
final class Requests {

    private Requests() {}

    /** The difficulty, with what there is to say of the request. */
    static String told(Difficulty difficulty) {
        return difficulty.until() == null
                ? difficulty.text()
                : "%s；申请延至%s，%s"
                        .formatted(
                                BulletinLines.stripped(difficulty.text()),
                                Days.words(difficulty.until()),
                                outcome(difficulty));
    }

    private static String outcome(Difficulty request) {
        String reason = request.reason() == null ? "" : "：" + BulletinLines.stripped(request.reason());
        return switch (request.state()) {
            case REQUESTED -> "待整改办提出意见";
            case SUPPORTED -> "整改办支持，待责任领导决定";
            case APPROVED -> Days.words(request.saidOn()) + "已同意";
            case REFUSED ->
                Days.words(request.saidOn())
                        + (Boolean.FALSE.equals(request.isSupported()) ? "整改办不支持" : "未同意")
                        + reason;
            case LAPSED -> Days.words(request.saidOn()) + "已终止" + reason;
        };
    }
}
