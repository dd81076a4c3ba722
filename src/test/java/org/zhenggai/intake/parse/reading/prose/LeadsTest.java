package org.zhenggai.intake.parse.reading.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.reading.prose.Leads.Kind;
import org.zhenggai.intake.parse.reading.prose.Leads.Lead;
import org.zhenggai.intake.parse.source.Source;

/** The data of what leads to lists and ends them: a new line is a new frame, and its example shows that it is read. */
class LeadsTest {

    private static final String TITLE = "关于巡察某镇党委的反馈意见\n";

    static Stream<Lead> leads() {
        return Leads.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("leads")
    void eachIsFoundInItsExample(Lead lead) {
        Pattern pattern = Pattern.compile(lead.pattern());
        boolean isWhole = lead.kind() == Kind.TITLE || lead.kind() == Kind.CLOSING;
        assertThat(
                        isWhole
                                ? pattern.matcher(lead.example()).matches()
                                : pattern.matcher(lead.example()).find())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("leads")
    void whatItLeadsToIsReadAndWhatItEndsIsNot(Lead lead) {
        String text = switch (lead.kind()) {
            case TITLE -> lead.example() + "：\n票据审核不严。资产底数不清。\n";
            case CLOSING -> "主要是：票据审核不严；资产底数不清。" + lead.example() + "。\n";
            default -> lead.example() + "\n";
        };
        assertThat(findings(text)).startsWith("票据审核不严", "资产底数不清").hasSizeLessThan(4);
        assertThat(findings(text)).allMatch(title -> title.matches("票据审核不严|资产底数不清|印章管理随意"));
    }

    @Test
    void aQuestionIsNoFinding() {
        assertThat(findings("检查是否存在票据审核不严、资产底数不清等问题。\n")).isEmpty();
    }

    private static List<String> findings(String text) {
        return Prose.of(new Source(TITLE + text), new Doubts()).stream()
                .map(PreviewArea::findings)
                .flatMap(List::stream)
                .map(PreviewFinding::title)
                .toList();
    }
}
