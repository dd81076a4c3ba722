package org.zhenggai.closing.signoff;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.closing.signoff.DutyRules.Kept;
import org.zhenggai.closing.signoff.DutyRules.Rule;
import org.zhenggai.engine.Duty;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.people.Directory;
import org.zhenggai.round.RefusedAct;
import org.zhenggai.round.RefusedAct.Way;

/**
 * Separation of duties: who reported an item may not verify it, and who reported or verified it may
 * not sign it off, by whatever way the task came to him. What a substitute did counts for the absent person too, and
 * what the absent person did counts for the substitute who acts for him.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Duties implements Duty {

    /** Items in one query; each stands in it once for each rule. */
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Directory directory;
    private final ApplicationEventPublisher publisher;

    @Override
    public Set<DutyKind> kinds() {
        return DutyRules.all().keySet();
    }

    @Override
    public Optional<String> objection(DutyKind duty, long item, String person) {
        return objection(DutyRules.of(duty), item, person);
    }

    private Optional<String> objection(Kept kept, long item, String person) {
        Set<Breach> breaches = breaches(kept.rules(), List.of(item), person);
        return first(kept, item, breaches);
    }

    @Override
    public Map<Asked, String> objections(Collection<Asked> asked, String person) {
        List<Rule> rules = asked.stream()
                .flatMap(one -> DutyRules.of(one.duty()).rules().stream())
                .distinct()
                .toList();
        Set<Breach> breaches =
                breaches(rules, asked.stream().map(Asked::item).distinct().toList(), person);
        Map<Asked, String> objections = new HashMap<>();
        asked.forEach(one -> first(DutyRules.of(one.duty()), one.item(), breaches)
                .ifPresent(sentence -> objections.put(one, sentence)));
        return objections;
    }

    private static Optional<String> first(Kept kept, long item, Set<Breach> breaches) {
        return kept.rules().stream()
                .filter(rule -> breaches.contains(new Breach(rule.people(), item)))
                .map(kept::sentence)
                .findFirst();
    }

    /** A rule, by its people, that keeps somebody from an item. */
    private record Breach(String people, long item) {}

    private record Found(int rule, long item) {}

    /** Which of the rules keep this person from which of the items; a query for each thousand, since no database takes all. */
    private Set<Breach> breaches(List<Rule> rules, List<Long> items, String person) {
        return rules.isEmpty()
                ? Set.of()
                : IntStream.iterate(0, from -> from < items.size(), from -> from + AT_ONCE)
                        .mapToObj(from -> items.subList(from, Math.min(from + AT_ONCE, items.size())))
                        .flatMap(some -> breachesOf(rules, some, person))
                        .collect(Collectors.toSet());
    }

    private Stream<Breach> breachesOf(List<Rule> rules, List<Long> items, String person) {
        String query = IntStream.range(0, rules.size())
                .mapToObj(at -> "select %d as rule, i.id as item from item i where i.id in (:items) and :person in (%s)"
                        .formatted(at, rules.get(at).people().replace(":item", "i.id")))
                .collect(Collectors.joining(" union all "));
        return jdbc.sql(query).param("items", items).param("person", person).query(Found.class).list().stream()
                .map(found -> new Breach(rules.get(found.rule()).people(), found.item()));
    }

    @Override
    public Set<String> keptFrom(DutyKind duty, long item) {
        List<Rule> rules = DutyRules.of(duty).rules();
        return rules.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc
                        .sql(rules.stream()
                                .map(rule -> "select * from (" + rule.people() + ") k")
                                .collect(Collectors.joining(" union ")))
                        .param("item", item)
                        .query(String.class)
                        .list()
                        .stream()
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** Why this person's signature under the closure of the item does not count; empty when it does. */
    Optional<String> objectionToSigning(long item, String person) {
        return objection(DutyRules.SIGN, item, person);
    }

    /** Refuses a verifier who stood on the unit's side. */
    public void verify(long item, Actor actor) {
        refuse("verifyItem", "核验整改成效", DutyRules.VERIFY, item, actor);
    }

    /** Refuses a signer who stood on the unit's side or verified the item. */
    void sign(long item, Actor actor) {
        refuse("signOff", "审批销号", DutyRules.SIGN, item, actor);
    }

    private void refuse(String task, String word, Kept rules, long item, Actor actor) {
        objection(rules, item, actor.user()).ifPresent(why -> refuse(task, word, item, actor, "您" + why));
        if (actor.actsFor() != null) {
            objection(rules, item, actor.actsFor())
                    .ifPresent(
                            why -> refuse(task, word, item, actor, "您所代办的" + directory.nameOf(actor.actsFor()) + why));
        }
    }

    private void refuse(String task, String word, long item, Actor actor, String sentence) {
        publisher.publishEvent(new RefusedAct(actor.user(), actor.user(), task, word, item, Way.COMPLETED, sentence));
        throw new Refusal(sentence);
    }
}
