package org.zhenggai.bulletin.facts;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.zhenggai.access.cases.Withheld;
import org.zhenggai.bulletin.BulletinTables;
import org.zhenggai.bulletin.BulletinTables.CameBack;
import org.zhenggai.bulletin.BulletinTables.Difficulty;
import org.zhenggai.bulletin.BulletinTables.Head;
import org.zhenggai.bulletin.decision.EndedDecisions;
import org.zhenggai.bulletin.decision.UnfinishedDecisions;
import org.zhenggai.bulletin.facts.BulletinFacts.Account;
import org.zhenggai.bulletin.facts.BulletinFacts.Call;
import org.zhenggai.bulletin.facts.BulletinFacts.Flagged;
import org.zhenggai.bulletin.facts.BulletinFacts.Named;
import org.zhenggai.bulletin.facts.BulletinFacts.Returns;
import org.zhenggai.bulletin.facts.BulletinFacts.Totals;
import org.zhenggai.round.item.Flags;

/** Makes the facts of a bulletin from the tables: a handful of queries, whatever the number of items. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class BulletinCompiler {

    private final BulletinTables tables;
    private final BulletinEvents events;
    private final UnfinishedDecisions decisions;
    private final EndedDecisions endings;
    private final ObjectProvider<Flags> flags;
    private final Clock clock;

    /** The facts, and what is kept of them beside the bulletin. */
    public record Compiled(
            BulletinFacts facts,
            List<ItemStanding> items,
            List<Happening> told,
            List<Long> unfinished,
            List<Long> ended,
            LocalDateTime at) {}

    public Compiled compile(long period) {
        LocalDateTime now = LocalDateTime.now(clock);
        Head head = tables.head(period);
        List<ItemStanding> items = tables.items(head, period, now.toLocalDate());
        Map<Long, ItemStanding> byId = items.stream().collect(toMap(ItemStanding::id, Function.identity()));
        List<UnfinishedDecisions.Unfinished> unfinished = decisions.of(head.round());
        Standings standings = new Standings(items);
        Account account = standings.account();
        List<Happening> untold = events.untold(head.round());
        Returns returns = returns(untold);
        List<EndedDecisions.Ended> ended = endings.untold(head.round());
        BulletinFacts facts = new BulletinFacts(
                head.title(),
                head.number(),
                head.opensAt().toLocalDate(),
                head.cutOff().toLocalDate(),
                Totals.of(
                        standings.tally(),
                        standings.average(),
                        returns.all(),
                        account.closed(),
                        head.before() == null ? null : account.openBefore(),
                        head.stalledBefore()),
                new BulletinChanges(items, untold).all(),
                standings.units(),
                standings.slow(),
                help(period, byId),
                standings.silent(),
                unfinished(head.round(), unfinished, now.toLocalDate()),
                flagged(period, byId),
                head.since().toString(),
                now.toString(),
                account,
                standings.areas(tables.areas(head.round())),
                returns,
                standings.waiting(),
                ended.stream().map(EndedDecision::of).toList());
        return new Compiled(
                facts,
                items,
                untold,
                unfinished.stream().map(UnfinishedDecisions.Unfinished::id).toList(),
                ended.stream().map(EndedDecisions.Ended::id).toList(),
                now);
    }

    private static Returns returns(List<Happening> untold) {
        return new Returns(
                count(untold, SentBack.MEASURES),
                count(untold, SentBack.VERIFICATION),
                count(untold, SentBack.SIGN_OFF),
                count(untold, SentBack.OTHER_STEP));
    }

    private static int count(List<Happening> untold, SentBack step) {
        return (int) untold.stream().filter(one -> one.is(step)).count();
    }

    private List<Call> help(long period, Map<Long, ItemStanding> items) {
        Map<String, List<Named>> calls = new LinkedHashMap<>();
        for (Difficulty difficulty : tables.difficulties(period)) {
            ItemStanding item = items.get(difficulty.item());
            calls.computeIfAbsent(difficulty.unit(), unit -> new ArrayList<>())
                    .add(item.named(item.confidential() ? Withheld.REPORT : Requests.told(difficulty)));
        }
        return calls.entrySet().stream()
                .map(call -> new Call(call.getKey(), call.getValue()))
                .toList();
    }

    private List<UnfinishedDecision> unfinished(
            long round, List<UnfinishedDecisions.Unfinished> open, LocalDate today) {
        Map<Long, Integer> before =
                tables.cameBack(round).stream().collect(toMap(CameBack::decision, CameBack::bulletins));
        return open.stream()
                .map(one -> UnfinishedDecision.of(one, before.getOrDefault(one.id(), 0), today))
                .toList();
    }

    private List<Flagged> flagged(long period, Map<Long, ItemStanding> items) {
        return flags.orderedStream()
                .flatMap(source -> source.of(period).stream())
                .filter(flag -> items.containsKey(flag.item()))
                .flatMap(flag -> Stream.of(items.get(flag.item()))
                        .map(item -> new Flagged(
                                item.number(),
                                item.shownTitle(),
                                item.unit(),
                                item.confidential() ? Withheld.REPORT : flag.text())))
                .toList();
    }
}
