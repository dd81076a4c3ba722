package org.zhenggai.intake.parse.source;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.zhenggai.intake.parse.outline.Heading;

/** Tells and lists what is left out of a text because it belongs to the page: nothing disappears unseen. */
@RequiredArgsConstructor
public final class Furniture {

    private static final Pattern FOOTER = Pattern.compile(
            "(欢迎.*监督|(?:特此|专此)(通报|公告|公示|报告)|(?:以上|当否|妥否)[^。]{0,8}(?:报告|请|妥否|审阅|指示|批示)|感谢[^。]{0,30}(?:关心|支持|监督|关注)|(联系|监督|举报)?(方式|电话|地址)：|联系(人|方式|电话|地址)|邮政|邮编|电子邮箱|通讯地址|版权|©"
                    + "|.*版权所有|.*ICP备|主办|承办|技术支持|扫一扫|【?打印|【?关闭|上一篇|下一篇|分享到|责任编辑|责编|编辑：|附件[：1]|网站地图"
                    + "|返回|相关(新闻|阅读|链接)|来源：|\\d{4}年\\d{1,2}月\\d{1,2}日\\n|[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日\\n"
                    + "|(?:.{1,8}委)?第[一二三四五六七八九十\\d]{1,3}(?:巡察|巡视|督察|督导|审计|检查)组\\n|中共.{2,40}(委员会|党组|总支|支部)\\n).*");
    private static final int LONGEST_FOOTER_OPENING = 80;

    /** Who signs, on one of the last lines. */
    private static final Pattern SIGNATURE = Pattern.compile(
            "[^，。：；、“”（）]{3,40}(委员会|党委|党组|总支|支部|党工委|办公室|政府|办事处|局|公司|集团|医院|学院|大学|学校|中心|厅|院|所|站|委|支队|大队|小学|中学|幼儿园|分局|银行|社区|村)\n");

    private static final int SIGNATURE_LINES = 4;
    private final Source source;
    private final BitSet left = new BitSet();
    private final List<Passage> others = new ArrayList<>();

    /** A finding ends where the next heading of its rank begins, or where the page's furniture does. */
    public int endOf(Heading finding) {
        int lineFrom = finding.lineEnd() + 1;
        while (lineFrom < finding.end()) {
            int openingEnd = Math.min(lineFrom + LONGEST_FOOTER_OPENING, finding.end());
            boolean signs = lineFrom >= signaturesFrom()
                    && SIGNATURE
                            .matcher(source.flat())
                            .region(lineFrom, openingEnd)
                            .lookingAt();
            if (signs
                    || FOOTER.matcher(source.flat())
                            .region(lineFrom, openingEnd)
                            .lookingAt()) {
                leave(lineFrom, finding.end());
                return lineFrom;
            }
            while (lineFrom < finding.end() && source.at(lineFrom) != '\n') {
                lineFrom++;
            }
            lineFrom++;
        }
        return finding.end();
    }

    private int signaturesFrom() {
        List<Source.Line> lines = source.lines();
        return lines.isEmpty()
                ? 0
                : lines.get(Math.max(lines.size() - SIGNATURE_LINES, 0)).from();
    }

    /** Leaves out the lines that begin between these positions. */
    public void leave(int from, int to) {
        left.set(from, to);
    }

    /** Leaves out a line that the source does not show as it stands. */
    public void leave(Passage line) {
        others.add(line);
    }

    /** What was left out, by line, with the page numbers. */
    public List<Passage> lines() {
        List<Passage> lines = new ArrayList<>(source.pageNumbers());
        lines.addAll(others);
        for (Source.Line line : source.lines()) {
            if (left.get(line.from())) {
                lines.add(new Passage(source.lineOf(line.from()), source.verbatim(line.from(), line.to())));
            }
        }
        lines.sort(Comparator.comparingInt(Passage::line));
        return lines;
    }
}
