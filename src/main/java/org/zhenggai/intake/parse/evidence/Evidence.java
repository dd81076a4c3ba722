package org.zhenggai.intake.parse.evidence;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.outline.Heading;
import org.zhenggai.intake.parse.outline.Section;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Wording;

/**
 * What speaks for a heading being an area, a finding, a part of a finding, or a part of the document, and how much. Structure counts
 * more than words: what stands below a heading and beside it is stronger than what it says.
 */
public final class Evidence {

    /** What a heading can be. */
    public enum Role {
        /** A part of the document that holds areas or findings. */
        PART,
        AREA,
        FINDING,
        /** A part, a measure or a result of a finding. */
        INNER,
        NOTHING
    }

    /** One sign, for people to read. */
    public record Sign(Role role, double weight, String words) {}

    private static final Pattern OPENING = Pattern.compile(
            "(?:巡察|巡视|审计|督察|督查|检查)[^。]{0,40}(?:反馈|指出|发现)[^。]{0,20}(?:意见|情况|问题)|整改(?:落实|进展|完成)?情况(?:予以)?(?:公布|公示|公开|通报|报告)");
    private static final int LONGEST_OPENING = 400;

    private final Source source;
    private final boolean isAbout;
    private final Introductions introductions;
    private final RunningNumbers running;
    private final Map<Heading, List<Sign>> signs = new java.util.IdentityHashMap<>();

    /** @param title of the document; where it speaks of problems to be put right, a heading needs less to be one */
    public Evidence(Source source, List<Section> top, String title) {
        this.source = source;
        this.introductions = new Introductions(source, top);
        this.running = new RunningNumbers(top);
        this.isAbout = Wording.namesRectification(title)
                || OPENING.matcher(source.flat(0, Math.min(source.length(), LONGEST_OPENING)))
                        .find();
    }

    public double of(Section section, Role role) {
        double sum = 0;
        for (Sign sign : signs(section)) {
            sum += sign.role() == role ? sign.weight() : 0;
        }
        return sum;
    }

    public List<Sign> signs(Section section) {
        return signs.computeIfAbsent(section.heading(), heading -> read(section));
    }

    /** Whether a heading says of itself that it is a problem, by its frame or its words. */
    public boolean isStated(Section section) {
        return signs(section).stream()
                .anyMatch(sign -> sign.role() == Role.FINDING && sign.words().startsWith("标题"));
    }

    /** Whether a heading stands in a frame that areas have and hardly anything else. */
    public boolean isFramedAsArea(Section section) {
        return signs(section).stream()
                .anyMatch(sign -> sign.role() == Role.AREA
                        && sign.weight() > 2
                        && sign.words().startsWith("标题是"));
    }

    /** Whether the text over a heading says that problems follow. */
    public boolean isIntroduced(Section section) {
        return introductions.contains(section.heading());
    }

    /** Whether the text says anywhere that problems follow. */
    public boolean introducesProblems() {
        return !introductions.isEmpty();
    }

    /** Whether a heading that holds no finding can be an area all the same: by its frame, or since measures stand below it. */
    public boolean isLikeArea(Section section) {
        return isFramedAsArea(section) || tellsMeasures(section);
    }

    /** Whether measures or a label over them stand directly below a heading. */
    public boolean tellsMeasures(Section section) {
        return signs(section).stream()
                .anyMatch(sign -> sign.role() == Role.FINDING && sign.words().startsWith("下面") && sign.weight() > 1);
    }

    private List<Sign> read(Section section) {
        List<Sign> signs = new SignReader(source, section, isAbout, introductions.contains(section.heading())).read();
        if (running.areBelow(section.heading())) {
            signs.add(new Sign(Role.AREA, 1.5, "下面的编号接着往下数"));
            signs.add(new Sign(Role.FINDING, -2, "下面的编号接着往下数"));
        }
        if (running.count(section.heading())) {
            signs.add(new Sign(Role.FINDING, 1, "编号接着前一部分往下数"));
        }
        return signs;
    }
}
