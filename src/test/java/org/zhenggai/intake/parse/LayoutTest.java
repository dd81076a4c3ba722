package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.zhenggai.intake.parse.TestDocuments.codes;
import static org.zhenggai.intake.parse.TestDocuments.findings;
import static org.zhenggai.intake.parse.TestDocuments.item;
import static org.zhenggai.intake.parse.TestDocuments.parse;
import static org.zhenggai.intake.parse.TestDocuments.texts;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.intake.parse.preview.Doubt;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.intake.parse.source.Passage;

/** How areas, findings and items are told apart: a document a layout. */
class LayoutTest {

    /** An extract: the areas and findings alone, without what stands above them in the circular. */
    @Test
    void aDocumentWithoutATitleIsReadAllTheSame() {
        Preview preview = FeedbackParser.parse("""
                （一）关于财务管理方面
                1.针对“票据审核不严”的问题。一是修订办法。二是逐张审核。
                （二）关于党的建设方面
                1.针对“会议记录不全”的问题。一是补齐记录。二是专人保管。
                """);
        assertThat(preview.title()).isEmpty();
        assertThat(preview.totals().findings()).isEqualTo(2);
        assertThat(preview.totals().measures()).isEqualTo(4);
        assertThat(codes(preview)).contains("no-title").doesNotContain("unnamed-document");
    }

    @Test
    void oneAreaWithOneFindingAndNothingElseIsRead() {
        Preview preview = FeedbackParser.parse("（一）关于财务管理方面\n1.针对“票据审核不严”的问题。一是修订办法。二是逐张审核。\n");
        assertThat(preview.totals().findings()).isEqualTo(1);
        assertThat(codes(preview)).contains("no-title");
    }

    @Test
    void readsHalfAndFullWidthPunctuationAlike() {
        Preview preview = parse("mixed-width");

        assertThat(preview.totals()).isEqualTo(new Totals(2, 3, 3, 6, 1));
        assertThat(findings(preview))
                .extracting(PreviewFinding::number, PreviewFinding::title)
                .containsExactly(tuple(1, "学习计划不落实"), tuple(2, "会议记录不完整"), tuple(3, "下村走访不经常"));
        assertThat(texts(item(preview, 0, 0).measures())).containsExactly("排出全年课表, 每月初张贴；", "缺课的补课。");
        assertThat(texts(item(preview, 0, 0).results())).containsExactly("目前,已补课6次。");
        assertThat(preview.doubts()).isEmpty();
    }

    @Test
    void takesOnlyHeadingsOverProblemsForAreas() {
        Preview preview = parse("three-parts");

        assertThat(preview.areas())
                .extracting(PreviewArea::number, PreviewArea::title, PreviewArea::line)
                .containsExactly(tuple(1, "关于执行制度方面", 10), tuple(2, "关于服务群众方面", 12));
        assertThat(findings(preview)).extracting(PreviewFinding::number).containsExactly(1, 2);
        assertThat(preview.doubts()).isEmpty();
    }

    @Test
    void takesNumberInDocumentTitleForNoHeading() {
        Preview preview = parse("document-title");

        assertThat(preview.totals()).isEqualTo(new Totals(1, 2, 2, 3, 0));
        assertThat(item(preview, 0, 0).measures().get(0)).isEqualTo(new Passage(3, "与承租户签订《续租协议\n（二）》的补充条款，明确退租日期。"));
    }

    @Test
    void readsItemOverTwoParagraphsAndLeavesPageNumbersOut() {
        Preview preview = parse("two-paragraphs");

        assertThat(findings(preview).get(0).items())
                .extracting(PreviewItem::label, PreviewItem::title, PreviewItem::line)
                .containsExactly(tuple("（1）", "关于印章保管不严", 3), tuple("（2）", "关于票据不齐", 7), tuple("（3）", "对于押金未退", 10));
        assertThat(item(preview, 0, 1).measures())
                .containsExactly(new Passage(7, "退回补齐，\n补不齐的由经手人说明。"), new Passage(8, "每半年\n核对一次。"));
        assertThat(item(preview, 0, 1).results()).containsExactly(new Passage(10, "目前，已补齐票据31张。"));
        assertThat(findings(preview).get(0).text()).contains("— 3 —");
        assertThat(findings(preview).get(1).line()).isEqualTo(11);
    }

    @Test
    void dividesFindingIntoPartsWithoutNumbers() {
        Preview preview = parse("unnumbered-parts");

        assertThat(findings(preview).get(0).items())
                .extracting(PreviewItem::label, PreviewItem::title)
                .containsExactly(tuple("", "关于岸线堆物"), tuple("", "关于非法捕捞"));
        assertThat(texts(item(preview, 0, 1).results())).containsExactly("目前两个月未再发现。");
        assertThat(findings(preview).get(1).items())
                .extracting(PreviewItem::title, PreviewItem::line)
                .containsExactly(tuple("对于越界采伐", 5), tuple("对于防火通道不畅", 6));
        assertThat(findings(preview).get(2).items()).hasSize(1);
    }

    @Test
    void keepsNestedQuotesInTitles() {
        Preview preview = parse("nested-quotes");

        assertThat(findings(preview))
                .extracting(PreviewFinding::title)
                .containsExactly("‘末位发言’制度不坚持", "采购未按“三家比价”程序办理,合同未送“双人”复核", "纠治“躺平”问题不力", "支出审批不严格", "“公示栏更新不及时");
        assertThat(preview.doubts())
                .extracting(Doubt::line, Doubt::code)
                .containsExactly(tuple(7, "unbalanced-quotes"));
    }

    @Test
    void keepsNumbersThatRestartInEachArea() {
        Preview preview = parse("restarting-numbers");

        assertThat(findings(preview)).extracting(PreviewFinding::number).containsExactly(1, 2, 1, 2, 1);
        assertThat(preview.doubts()).isEmpty();
    }

    @Test
    void readsMeasuresInParagraphsOfTheirOwn() {
        Preview preview = parse("measure-paragraphs");

        assertThat(item(preview, 0, 0).measures())
                .containsExactly(new Passage(5, "编制检查表"), new Passage(6, "每月抽查十家"), new Passage(7, "对隐患挂牌"));
        assertThat(item(preview, 0, 0).results()).containsExactly(new Passage(9, "查出隐患18处，改好18处"));
        assertThat(item(preview, 1, 0).measures()).containsExactly(new Passage(12, "排定值班表。"), new Passage(13, "夜间查岗。"));
        assertThat(texts(item(preview, 1, 0).results())).containsExactly("目前，未发现脱岗。");
        assertThat(preview.doubts()).isEmpty();
    }

    @Test
    void readsFindingsWithoutQuotes() {
        Preview preview = parse("without-quotes");

        assertThat(findings(preview))
                .extracting(PreviewFinding::title)
                .containsExactly("落实减负不到位", "关于办证时间过长的问题", "咨询电话无人接听");
        assertThat(preview.totals()).isEqualTo(new Totals(1, 3, 3, 6, 1));
    }

    @Test
    void readsBareListOfProblemsWithoutMeasures() {
        Preview preview = parse("plain-list");

        assertThat(preview.totals()).isEqualTo(new Totals(2, 4, 4, 0, 0));
        assertThat(findings(preview).get(1).text()).contains("一是会前不沟通");
        assertThat(codes(preview)).containsExactly("no-measures");
    }

    @Test
    void readsAreasAtTopLevelAndPointsAsItems() {
        Preview preview = parse("chapter-areas");

        assertThat(preview.areas()).extracting(PreviewArea::title).containsExactly("关于党的建设方面", "关于工程建设方面存在的问题");
        assertThat(findings(preview))
                .extracting(PreviewFinding::title)
                .containsExactly("关于主题党日不经常的问题", "关于党员教育不到位的问题", "关于工期拖延的问题", "关于监理不到岗的问题");
        assertThat(findings(preview).get(0).items())
                .extracting(PreviewItem::label, PreviewItem::title)
                .containsExactly(tuple("1.", "关于签到不严"), tuple("2.", "关于内容单一"));
    }

    @Test
    void keepsFiguresAndDatesInTitles() {
        Preview preview = parse("figures-in-titles");

        assertThat(findings(preview))
                .extracting(PreviewFinding::number, PreviewFinding::title)
                .containsExactly(
                        tuple(1, "2018年5月,县委第二巡察组反馈问题37项,仍有4项未完成整改"),
                        tuple(2, "2019年度财政决算审计指出的12.5万元应收款未收回"),
                        tuple(3, "5个村的账户未清理"));
    }

    @Test
    void leavesPageFurnitureOut() {
        Preview preview = parse("page-furniture");

        assertThat(preview.title()).isEqualTo("中共柳溪镇委员会关于巡察集中整改进展情况的公告");
        assertThat(preview.inspectionFrom()).isEqualTo(LocalDate.of(2022, 3, 1));
        assertThat(preview.inspectionTo()).isEqualTo(LocalDate.of(2022, 4, 10));
        assertThat(preview.feedbackDate()).isEqualTo(LocalDate.of(2022, 6, 8));
        assertThat(findings(preview).get(1).text()).endsWith("目前会期缩短一半。");
        assertThat(texts(item(preview, 1, 0).results())).containsExactly("目前会期缩短一半。");
        assertThat(codes(preview)).containsExactly("incomplete-date");
    }

    @Test
    void findsNothingInNewsWithNumberedParagraphs() {
        Preview preview = parse("news");

        assertThat(preview.areas()).isEmpty();
        assertThat(preview.totals()).isEqualTo(new Totals(0, 0, 0, 0, 0));
        assertThat(codes(preview)).containsExactly("no-findings");
    }

    @Test
    void givesVerbatimTextThatCoversItsLines() {
        String text = TestDocuments.text("two-paragraphs");

        for (PreviewFinding finding : findings(FeedbackParser.parse(text))) {
            String[] lines = text.split("\n");
            assertThat(text).contains(finding.text());
            assertThat(finding.text()).startsWith(lines[finding.line() - 1].substring(0, 5));
            long last = finding.line()
                    + finding.text().chars().filter(c -> c == '\n').count();
            assertThat(lines[(int) last - 1])
                    .endsWith(finding.text().substring(finding.text().length() - 5));
        }
    }

    /** Cut at where the passages of its items begin, a finding falls into what they share and the texts of the items. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "two-paragraphs",
                "unnumbered-parts",
                "chapter-areas",
                "measure-paragraphs",
                "second-list",
                "mixed-width"
            })
    void passagesOfItemsAreTheirTexts(String name) {
        for (PreviewFinding finding : findings(parse(name))) {
            List<PreviewItem> items = finding.items();
            assertThat(items.get(0).offset()).isPositive();
            for (int n = 0; n < items.size(); n++) {
                int end = n + 1 < items.size()
                        ? items.get(n + 1).offset()
                        : finding.text().length();
                String passage = finding.text().substring(items.get(n).offset(), end);
                if (items.size() > 1) {
                    // Behind it there may be a page number, which belongs to nobody.
                    assertThat(passage).startsWith(items.get(n).text());
                } else {
                    assertThat(items.get(n).text()).endsWith(passage);
                }
            }
        }
    }

    @Test
    void headingIsSharedWhereTheFirstPartHasNone() {
        PreviewFinding finding = findings(FeedbackParser.parse(
                        "关于巡察整改情况的通报\n（一）关于水务方面\n" + "1.针对“河道管护不力”的问题。一是清出堆场。二是沿岸设桩。关于非法捕捞。一是夜间巡河。"))
                .get(0);

        assertThat(finding.items())
                .extracting(item -> finding.text().substring(item.offset()))
                .containsExactly("一是清出堆场。二是沿岸设桩。关于非法捕捞。一是夜间巡河。", "关于非法捕捞。一是夜间巡河。");
    }

    @Test
    void areaWithMeasuresAndNoItemsIsItsOwnFinding() {
        Preview preview = FeedbackParser.parse("""
                石桥镇关于巡察整改情况的通报
                （一）关于财务管理不规范方面
                1.针对“票据审核不严”的问题。一是修订报销办法。
                （二）关于值班值守不到位方面
                一是重排班次。二是每周抽查。
                """);
        assertThat(preview.areas()).hasSize(2);
        PreviewFinding own = preview.areas().get(1).findings().get(0);
        assertThat(own.title()).isEqualTo("关于值班值守不到位方面");
        assertThat(own.items().get(0).measures()).hasSize(2);
        assertThat(preview.doubts()).extracting(Doubt::code).contains("area-as-finding");
    }

    @Test
    void readsADocumentOfSuchAreasOnly() {
        Preview preview = FeedbackParser.parse("""
                石桥镇关于巡察整改情况的通报
                一、关于理论学习不深入的问题
                整改措施：每月组织学习。
                整改成效：已学习三次。
                二、关于值班值守不到位的问题
                整改措施：重排班次。
                """);
        assertThat(preview.totals().findings()).isEqualTo(2);
        assertThat(preview.totals().measures()).isEqualTo(2);
        assertThat(preview.totals().results()).isEqualTo(1);
    }

    @Test
    void readsFourLevels() {
        Preview preview = FeedbackParser.parse("""
                石桥镇关于巡察整改情况的通报
                一、关于财务管理方面
                1.针对“票据审核不严”的问题。
                （1）关于差旅报销。
                ①修订报销办法。
                ②每季抽查票据。
                （2）关于公务接待。
                ①核对接待清单。
                二、关于工程建设方面
                1.针对“监管不到位”的问题。
                （1）关于旁站监理。
                ①补齐监理记录。
                """);
        assertThat(preview.totals()).isEqualTo(new Totals(2, 2, 3, 4, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "在巡察整改推进会上的讲话\n同志们：\n一、关于财务管理方面\n1.针对“票据审核不严”的问题。一是修订办法。\n",
                "某镇召开巡察整改工作推进会议\n（一）关于财务管理方面\n1.针对“票据审核不严”的问题。要修订办法。\n",
                "党委会议纪要\n（一）关于财务管理方面\n1.针对“票据审核不严”的问题。会议要求修订办法。\n"
            })
    void numberedSpeechesNewsAndMinutesGiveNoFindings(String text) {
        Preview preview = FeedbackParser.parse(text);
        assertThat(preview.areas()).isEmpty();
        assertThat(preview.doubts()).extracting(Doubt::text).first().asString().contains("讲话、新闻或会议材料");
    }

    @Test
    void aTitleOfOneWordIsNoLabel() {
        Preview preview = FeedbackParser.parse("反馈意见\n（一）关于库存管理方面\n1.针对“物资没有台账”的问题。仓库物资没有登记。\n");

        assertThat(preview.title()).isEqualTo("反馈意见");
        assertThat(findings(preview)).extracting(PreviewFinding::title).containsExactly("物资没有台账");
    }

    @Test
    void measuresInTheShapeOfTheirFindingsAreMeasures() {
        Preview preview = FeedbackParser.parse("""
                石桥镇巡察反馈问题整改方案
                （一）关于财务管理方面
                1.票据审核不严
                整改措施：
                1.修订报销办法。
                2.每月抽查票据。
                责任单位：财政所
                2.资产底数不清
                整改措施：
                1.清点资产。
                责任单位：党政办
                """);

        assertThat(preview.totals()).isEqualTo(new Totals(1, 2, 2, 3, 0));
        assertThat(item(preview, 0, 0).owner().unit()).isEqualTo("财政所");
    }

    @Test
    void problemsCountedByMarksAreFindingsOfTheirArea() {
        Preview preview = FeedbackParser.parse("""
                关于巡察石桥镇党委的反馈意见
                （一）贯彻落实党的路线方针政策方面
                一是理论学习不深入。笔记抄写多。二是产业发展滞后。
                （二）基层党组织建设方面
                一是组织生活不严肃。
                三、意见建议
                （一）强化政治引领。
                """);

        assertThat(findings(preview)).extracting(PreviewFinding::title).containsExactly("理论学习不深入", "产业发展滞后", "组织生活不严肃");
        assertThat(preview.totals().areas()).isEqualTo(2);
    }

    @Test
    void aMeasureWithItsOwnOwnerDoesNotHideTheNext() {
        Preview preview = FeedbackParser.parse("""
                石桥镇巡察整改任务分解表
                1.票据审核不严
                整改措施：（1）修订报销办法（责任领导：王某；时限：2024年5月）。（2）每月抽查票据（责任领导：李某；时限：2024年6月）。
                2.资产底数不清
                整改措施：
                （1）清点资产。
                责任单位：党政办
                （2）建立台账。
                责任单位：财政所
                """);

        assertThat(preview.totals().measures()).isEqualTo(4);
    }
}
