package org.zhenggai.bulletin.facts;

import java.util.List;
import java.util.Set;
import org.zhenggai.access.cases.Withheld;
import org.zhenggai.bulletin.facts.BulletinFacts.Call;
import org.zhenggai.bulletin.facts.BulletinFacts.Change;
import org.zhenggai.bulletin.facts.BulletinFacts.Flagged;
import org.zhenggai.bulletin.facts.BulletinFacts.Named;
import org.zhenggai.bulletin.facts.BulletinFacts.Silence;
import org.zhenggai.bulletin.facts.BulletinFacts.Slow;
import org.zhenggai.bulletin.facts.BulletinFacts.Waiting;

/**
 * The facts of a bulletin without what items say that became confidential after it was compiled. Their numbers, units and
 * the counts stay, as they do in a bulletin compiled today.
 */
public final class Masked {

    private final Set<String> numbers;

    private Masked(Set<String> numbers) {
        this.numbers = Set.copyOf(numbers);
    }

    /** @param numbers of the round's confidential items */
    public static BulletinFacts of(BulletinFacts facts, Set<String> numbers) {
        return numbers.isEmpty() ? facts : new Masked(numbers).masked(facts);
    }

    private BulletinFacts masked(BulletinFacts facts) {
        return new BulletinFacts(
                facts.title(),
                facts.number(),
                facts.opensOn(),
                facts.cutOff(),
                facts.totals(),
                facts.changes().stream()
                        .map(change -> new Change(change.word(), named(change.items(), "")))
                        .toList(),
                facts.units(),
                facts.slow().stream().map(this::slow).toList(),
                facts.help().stream()
                        .map(call -> new Call(call.unit(), named(call.items(), Withheld.REPORT)))
                        .toList(),
                facts.silent().stream()
                        .map(unit -> new Silence(unit.unit(), unit.whole(), named(unit.items(), "")))
                        .toList(),
                facts.unfinished().stream().map(this::unfinished).toList(),
                facts.flags().stream().map(this::flagged).toList(),
                facts.since(),
                facts.until(),
                facts.account(),
                facts.areas(),
                facts.returns(),
                facts.waiting() == null
                        ? null
                        : facts.waiting().stream().map(this::waiting).toList(),
                facts.ended().stream().map(this::ended).toList());
    }

    private List<Named> named(List<Named> items, String note) {
        return items.stream()
                .map(item ->
                        isHidden(item.number()) ? new Named(item.number(), Withheld.TITLE, item.unit(), note) : item)
                .toList();
    }

    private Slow slow(Slow item) {
        return isHidden(item.number())
                ? new Slow(item.number(), Withheld.TITLE, item.unit(), Withheld.REPORT, item.fortnights(), item.step())
                : item;
    }

    private UnfinishedDecision unfinished(UnfinishedDecision one) {
        return isHidden(one.number())
                ? new UnfinishedDecision(
                        one.code(),
                        one.number(),
                        one.unit(),
                        Withheld.DECISION,
                        one.heldOn(),
                        one.dueOn(),
                        one.age(),
                        one.bulletins(),
                        one.late(),
                        one.state(),
                        null,
                        one.originalDueOn())
                : one;
    }

    private EndedDecision ended(EndedDecision one) {
        return isHidden(one.number())
                ? new EndedDecision(
                        one.code(),
                        one.number(),
                        one.unit(),
                        Withheld.DECISION,
                        one.heldOn(),
                        one.originalDueOn(),
                        one.dueOn(),
                        one.state(),
                        one.endedOn(),
                        null)
                : one;
    }

    private Waiting waiting(Waiting item) {
        return isHidden(item.number())
                ? new Waiting(item.number(), Withheld.TITLE, item.unit(), null, null, item.askAgainOn())
                : item;
    }

    private Flagged flagged(Flagged flag) {
        return isHidden(flag.number())
                ? new Flagged(flag.number(), Withheld.TITLE, flag.unit(), Withheld.REPORT)
                : flag;
    }

    private boolean isHidden(String number) {
        return number != null && numbers.contains(number);
    }
}
