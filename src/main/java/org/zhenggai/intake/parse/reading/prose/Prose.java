package org.zhenggai.intake.parse.reading.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Owners;

/**
 * Feedback written as prose: sentences that lead to a list of what is wrong (“主要是：…；…”), as it is published for news. The lists are
 * proposed as areas and their clauses as findings; a doubt asks the person to confirm each list.
 */
public final class Prose {

    private static final Pattern FEEDBACK = Pattern.compile("反馈|巡察|巡视|审计|督查|督察|督导|检查|巡查|排查|监督|检视|自查");

    private static final int SHORTEST = 4;
    private static final int LONGEST_QUOTE = 30;

    private final Source source;
    private final Cuts cuts;
    private final Doubts doubts;
    private final List<PreviewArea> areas = new ArrayList<>();

    private Prose(Source source, Doubts doubts) {
        this.source = source;
        this.cuts = new Cuts(source);
        this.doubts = doubts;
    }

    /** The areas that are proposed; none where the text is no feedback or lists nothing. */
    public static List<PreviewArea> of(Source source, Doubts doubts) {
        return new Prose(source, doubts).read();
    }

    /** Whether a sentence is no longer a list of problems but advice, or tells what was said about it. */
    public static boolean closes(String sentence) {
        return Leads.CLOSING.matcher(sentence).matches();
    }

    private List<PreviewArea> read() {
        if (!FEEDBACK.matcher(source.flat()).find()) {
            return areas;
        }
        Stretches stretches = new Stretches(source);
        List<Proposal> all = stretches.all();
        boolean areUnits = all.stream()
                        .map(Proposal::unit)
                        .filter(unit -> !unit.isEmpty())
                        .distinct()
                        .count()
                > 1;
        all.forEach(one -> propose(areUnits ? one : one.withoutUnit()));
        if (!areas.isEmpty()) {
            stretches.left().forEach(this::leave);
        }
        return areas;
    }

    private void leave(Clause clause) {
        doubts.add(
                source.lineOf(clause.from()),
                "prose-left",
                "列举里的“%s”没有读成问题；请核对，是问题的请补上。".formatted(shortened(source.title(clause.from(), clause.to()))));
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
    }

    private void propose(Proposal proposal) {
        if (!proposal.unit().isEmpty()) {
            add(proposal.unit(), proposal.from(), flat(proposal.groups()));
            return;
        }
        for (Group group : proposal.groups()) {
            if (group.problems().isEmpty()) {
                continue;
            }
            Clause first = group.problems().get(0);
            Clause over = group.title() == null ? first : group.title();
            boolean isSingle = proposal.groups().size() == 1 && group.title() == null;
            String own = isSingle
                    ? proposal.title()
                    : source.title(over.from(), over.to())
                            + (group.title() == null && group.problems().size() > 1 ? "等" : "");
            add(own, isSingle ? proposal.from() : over.from(), group.problems());
        }
    }

    /** Where the first sentence of a clause ends; what follows explains it. */
    private int firstSentence(Clause clause) {
        int stop = source.flat(clause.from(), clause.to()).indexOf('。');
        return stop < SHORTEST ? clause.to() : clause.from() + stop;
    }

    /** All the problems of a unit, with the statements over them. */
    private List<Clause> flat(List<Group> groups) {
        List<Clause> all = new ArrayList<>();
        for (Group group : groups) {
            if (group.title() != null && cuts.states(group.title())) {
                all.add(group.title());
            }
            all.addAll(group.problems());
        }
        return all;
    }

    private void add(String title, int from, List<Clause> problems) {
        int at = source.lineOf(from);
        doubts.add(
                at,
                "prose-proposal",
                "这一段是成段文字，没有编号；按标点拆成“%s”的%d个问题，是系统的建议。请逐个核对，不对的合并、拆分或改标题。"
                        .formatted(title.isEmpty() ? "未写明方面" : title, problems.size()));
        List<PreviewFinding> findings = new ArrayList<>();
        for (Clause clause : problems) {
            String text = source.verbatim(clause.from(), clause.to());
            String name = source.title(clause.from(), firstSentence(clause)).strip();
            PreviewItem item = new PreviewItem(
                    "", name, source.lineOf(clause.from()), 0, text, List.of(), List.of(), Owners.in(text));
            findings.add(
                    new PreviewFinding(findings.size() + 1, name, source.lineOf(clause.from()), text, List.of(item)));
        }
        areas.add(new PreviewArea(title.isEmpty() ? 0 : areas.size() + 1, title, at, findings));
    }
}
