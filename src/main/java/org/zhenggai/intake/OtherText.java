package org.zhenggai.intake;

import java.util.regex.Pattern;
import org.zhenggai.intake.parse.source.Source;

/** Tells texts that speak of problems and list none to be put right: speeches, news, minutes of meetings, contracts, exams. */
public final class OtherText {

    /** A list, a circular or the feedback itself, whatever else its title names. */
    private static final Pattern FEEDBACK =
            Pattern.compile(".*(整改|反馈|问题|巡察|巡视|审计).*(通报|公告|公示|清单|台账|报告|方案|反馈意见)(（[^（）]{1,20}）)?");

    private static final Pattern MINUTES = Pattern.compile("会议(纪要|记录|议程|简报|精神)|讲话|发言|致辞|主持词");

    private static final Pattern OTHER =
            Pattern.compile("学习心得|心得体会|座谈会|推进会|动员(部署)?(大?会|会议)|部署(会|会议)|调度(会|会议)|新闻|报道|简讯|快讯"
                    + "|.{2,30}(召开|举行|举办|传达学习|组织学习).{2,60}(会|会议|活动|仪式|培训|学习)");

    /** What a title ends with that names a text in which numbers count something else than problems. */
    private static final Pattern KIND =
            Pattern.compile(".*(合同|协议书|测试题|试题|试卷|考卷|问卷|问答|问题解答|先进事迹|事迹材料|操作手册|使用手册|解读)(（[^（）]{1,20}）)?");

    /** News of the meeting in which a feedback was given tell that feedback. */
    private static final Pattern MEETING_OF_FEEDBACK = Pattern.compile("反馈(?:大?会|会议|了?(?:常规|专项)?(?:巡察|巡视|审计|督察|检查))");

    private static final Pattern ADDRESS = Pattern.compile("(各位)?(领导|同志们|各位)[^。]{0,12}：|本报讯|.{0,12}讯（.*");

    private static final int OPENING_LINES = 6;

    private OtherText() {}

    /** Whether the title, or an address below it, says so. */
    public static boolean isNamed(Source source, String title) {
        String bare = title.replaceAll("\\s", "");
        if (MINUTES.matcher(bare).find()) {
            return true;
        }
        if (FEEDBACK.matcher(bare).matches()) {
            return false;
        }
        boolean isFeedback = MEETING_OF_FEEDBACK.matcher(bare).find();
        return (OTHER.matcher(bare).find() && !isFeedback)
                || KIND.matcher(bare).matches()
                || (isAddressed(source) && !isFeedback);
    }

    /** Whether one of the first lines addresses listeners, or is the head of a news item. */
    private static boolean isAddressed(Source source) {
        return source.lines().stream()
                .limit(OPENING_LINES)
                .anyMatch(line -> ADDRESS.matcher(source.flat())
                        .region(line.from(), line.to())
                        .lookingAt());
    }
}
