package org.zhenggai.kernel.office.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A long circular of an invented town: sentences of all lengths, so that lines and pages end everywhere in them. */
public final class Circular {

    public static final int AREAS = 12;
    public static final int FINDINGS = 48;

    public static final String TITLE = "中共青禾镇委员会关于巡察整改进展情况的通报";

    private static final List<String> SUBJECTS =
            List.of("理论学习", "河道管护", "票据审核", "资产清查", "工程招标", "档案管理", "作风建设", "项目储备", "信访办理", "安全生产", "耕地保护", "干部培养");
    private static final List<String> FAULTS = List.of("制度不健全", "落实不到位", "底数不清楚", "监管有漏洞");
    private static final List<String> STEPS = List.of(
            "修订《%s办法》（青办〔2024〕%d号），明确责任和时限",
            "会同财政分局对近%d年的%s情况逐笔核对，清退不合规支出12.5万元",
            "召开专题会议%d次，听取%s情况的汇报",
            "建立“%s”台账，每季度通报，已办结%d件，其中3、4、5号件提前办结",
            "按照GB/T 9704—2012的要求规范%s文书，抽查%d份",
            "组织业务培训，覆盖%d个村（社区）的%s人员");

    private Circular() {}

    /** Its paragraphs below the title. */
    public static List<String> paragraphs(int seed) {
        Random random = new Random(seed);
        List<String> all = new ArrayList<>();
        all.add("根据县委统一部署，2023年3月6日至4月14日，县委第三巡察组对青禾镇党委进行了巡察。2023年6月30日，县委第三巡察组向青禾镇党委反馈了巡察意见。现将整改进展情况予以公布。");
        all.add("一、整改任务落实情况");
        int finding = 1;
        for (int area = 0; area < AREAS; area++) {
            all.add("（" + numeral(area + 1) + "）关于" + SUBJECTS.get(area) + "方面");
            for (String fault : FAULTS) {
                StringBuilder text = new StringBuilder(finding++ + ".针对“" + SUBJECTS.get(area) + fault + "”的问题。");
                int steps = 1 + random.nextInt(4);
                for (int step = 0; step < steps; step++) {
                    String words = STEPS.get(random.nextInt(STEPS.size()));
                    int number = 2 + random.nextInt(40);
                    text.append(numeral(step + 1)).append("是");
                    text.append(
                            words.indexOf("%s") < words.indexOf("%d")
                                    ? words.formatted(SUBJECTS.get(area), number)
                                    : words.formatted(number, SUBJECTS.get(area)));
                    text.append("。");
                }
                all.add(text.toString());
            }
        }
        return all;
    }

    private static String numeral(int number) {
        String digits = "一二三四五六七八九十";
        return number <= 10 ? digits.substring(number - 1, number) : "十" + digits.charAt(number - 11);
    }
}
