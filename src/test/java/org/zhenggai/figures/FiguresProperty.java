package org.zhenggai.figures;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.springframework.boot.test.context.TestComponent;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.bulletin.BulletinFile;
import org.zhenggai.bulletin.facts.BulletinFacts;
import org.zhenggai.bulletin.facts.BulletinFacts.Account;
import org.zhenggai.bulletin.facts.BulletinFacts.Totals;
import org.zhenggai.bulletin.facts.BulletinFacts.UnitLine;
import org.zhenggai.ledger.LedgerProbe;
import org.zhenggai.ledger.dashboard.DashboardProbe;
import org.zhenggai.paper.DocumentKind;
import org.zhenggai.paper.PaperProbe;

/**
 * That the same question has the same answer everywhere, and that every answer adds up, whatever course a round takes:
 * in each bulletin of a {@link RandomRound}, on the home page, on its page, in its ledger, in its progress report and in
 * its circulars. A failure names the seed of its round.
 */
@TestComponent
public class FiguresProperty {

    private static final int LONGEST = 4;

    private final RandomRounds services;
    private final BulletinFile bulletins;
    private final LedgerProbe ledger;
    private final PaperProbe papers;
    private final DashboardProbe dashboard;

    FiguresProperty(
            RandomRounds services,
            BulletinFile bulletins,
            LedgerProbe ledger,
            PaperProbe papers,
            DashboardProbe dashboard) {
        this.services = services;
        this.bulletins = bulletins;
        this.ledger = ledger;
        this.papers = papers;
        this.dashboard = dashboard;
    }

    /** Tries as many rounds; the seed of the first one leads to the others. */
    public void holds(long seed, int rounds) {
        Random seeds = new Random(seed);
        for (int n = 0; n < rounds; n++) {
            long next = seeds.nextLong() & Long.MAX_VALUE;
            try {
                follow(next);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "round %d of seed %d, its own seed %d: %s".formatted(n, seed, next, e.getMessage()), e);
            }
        }
    }

    private void follow(long seed) {
        RandomRound round = new RandomRound(services, seed);
        int fortnights = 1 + (int) (seed % LONGEST);
        String since = null;
        List<Map<String, Integer>> pictures = new ArrayList<>();
        for (int n = 0; n < fortnights; n++) {
            round.fortnight(() -> checkElsewhere(round));
            BulletinFacts facts = bulletins.facts(round.period()).orElseThrow();
            assertThat(since == null || facts.since().equals(since))
                    .as("the bulletin begins where the last one ended")
                    .isTrue();
            since = facts.until();
            pictures.add(round.expected().figures(thing -> true));
            checkBulletin(round, facts);
            checkElsewhere(round);
            round.days();
            checkElsewhere(round);
        }
        for (int period = 1; period <= pictures.size(); period++) {
            assertThat(dashboard.figures(round.id(), period, Scope.ALL))
                    .as("dashboard of period %d", period)
                    .isEqualTo(pictures.get(period - 1));
        }
        dashboard.compareAll(round.id());
    }

    private static void checkBulletin(RandomRound round, BulletinFacts facts) {
        Expected expected = round.expected();
        Map<String, Integer> figures = expected.figures(thing -> true);
        Totals all = facts.totals();
        Account account = facts.account();
        assertThat(figuresOf(all)).as("bulletin").isEqualTo(figures);
        assertThat(all.returned()).as("returned").isEqualTo(expected.returned);
        assertThat(facts.returns().verification() + facts.returns().signOff())
                .as("returned by step")
                .isEqualTo(all.returned());
        assertThat(facts.waiting()).as("waiting").hasSize(expected.waiting());
        assertThat(account).as("account").isEqualTo(expected.account());
        assertThat(account.openBefore()
                        + account.entered()
                        + account.reopened()
                        - account.closed()
                        - account.carriedOver()
                        - account.withdrawn())
                .as("account")
                .isEqualTo(account.open())
                .isEqualTo(all.open());
        assertThat(all.reported() + all.silent() + all.excused()).as("asked").isEqualTo(all.asked());
        assertThat(all.open() + all.closed() + all.carriedOver() + all.withdrawn())
                .as("items")
                .isEqualTo(all.items());
        assertThat(all.asked() - all.askedAndEnded() + all.notAsked())
                .as("open by what they owed")
                .isEqualTo(all.open());
        assertThat(all.newlyClosed()).isEqualTo(account.closed());
        if (all.openBefore() != null) {
            assertThat(all.openBefore()).isEqualTo(account.openBefore());
        }
        if (all.stalledBefore() != null) {
            assertThat(all.stalledBefore() + told(facts, "新列入停滞") - told(facts, "恢复进展") - told(facts, "停滞终止"))
                    .as("stalled")
                    .isEqualTo(all.stalled());
        }
        checkUnits(expected, facts);
        facts.areas()
                .forEach(area -> assertThat(area.tally().items()
                                + "/" + area.tally().open() + "/" + area.tally().asked() + "/"
                                + area.tally().reported())
                        .as("area %d", area.number())
                        .isEqualTo(line(expected.figures(thing -> thing.area == area.number()))));
        assertThat(facts.areas().stream().mapToInt(area -> area.tally().open()).sum())
                .as("open of areas")
                .isEqualTo(all.open());
    }

    private static int told(BulletinFacts facts, String word) {
        return facts.changes().stream()
                .filter(change -> change.word().equals(word))
                .mapToInt(change -> change.items().size())
                .sum();
    }

    private static String line(Map<String, Integer> figures) {
        return figures.get("items") + "/" + figures.get("open") + "/" + figures.get("asked") + "/"
                + figures.get("reported");
    }

    private static void checkUnits(Expected expected, BulletinFacts facts) {
        Map<String, Integer> sums = new LinkedHashMap<>();
        for (UnitLine unit : facts.units()) {
            Map<String, Integer> own = figuresOf(unit);
            assertThat(own)
                    .as(unit.unit())
                    .isEqualTo(expected.figures(thing -> unit.unit().equals(thing.unit == null ? "未定单位" : thing.unit)));
            own.forEach((figure, count) -> sums.merge(figure, count, Integer::sum));
        }
        if (!facts.units().isEmpty()) {
            assertThat(sums).as("sum over the units").isEqualTo(figuresOf(facts.totals()));
        }
        assertThat(sum(facts, UnitLine::askedAndEnded)).isEqualTo(facts.totals().askedAndEnded());
        assertThat(facts.totals().askedAndEnded()).isEqualTo(expected.askedAndEnded(thing -> true));
    }

    private static int sum(BulletinFacts facts, ToIntFunction<UnitLine> figure) {
        return facts.units().stream().mapToInt(figure).sum();
    }

    private static Map<String, Integer> figuresOf(Totals all) {
        return figures(
                all.items(),
                all.open(),
                all.closed(),
                all.carriedOver(),
                all.withdrawn(),
                all.overdue(),
                all.stalled(),
                all.asked(),
                all.reported(),
                all.silent(),
                all.excused());
    }

    private static Map<String, Integer> figuresOf(UnitLine unit) {
        return figures(
                unit.items(),
                unit.open(),
                unit.closed(),
                unit.carriedOver(),
                unit.withdrawn(),
                unit.overdue(),
                unit.stalled(),
                unit.asked(),
                unit.reported(),
                unit.silent(),
                unit.excused());
    }

    private static Map<String, Integer> figures(int... counts) {
        List<String> names =
                new ArrayList<>(new Expected().figures(thing -> true).keySet());
        Map<String, Integer> figures = new LinkedHashMap<>();
        for (int n = 0; n < counts.length; n++) {
            figures.put(names.get(n), counts[n]);
        }
        return figures;
    }

    private void checkElsewhere(RandomRound round) {
        long id = round.id();
        Expected expected = round.expected();
        Map<String, Integer> all = expected.figures(thing -> true);
        assertThat(ledger.page(id, Scope.ALL)).as("page of the round").isEqualTo(all);
        assertThat(ledger.ledger(id, Scope.ALL)).as("ledger").isEqualTo(all);
        dashboard.refresh();
        assertThat(dashboard.figures(id, 0, Scope.ALL)).as("dashboard").isEqualTo(all);
        dashboard.compareNow(id);
        if (expected.things.isEmpty()) {
            return;
        }
        assertSame("areas of the page", ledger.areas(id, Scope.ALL), all);
        assertSame("home", ledger.home(id), all);
        Map<String, Integer> progress = new LinkedHashMap<>(papers.progress(id));
        assertThat(progress.remove("waiting")).as("waiting").isEqualTo(expected.waiting());
        assertSame("progress report", progress, all);
        assertSame("areas of the progress report", papers.areas(id), all);
        assertThat(papers.unfinished(id)).isEqualTo(all.get("items") - all.get("closed"));
        for (DocumentKind kind : List.of(DocumentKind.INTERNAL_CIRCULAR, DocumentKind.PUBLIC_CIRCULAR)) {
            assertSame(kind.word(), papers.circular(kind, id), all);
            String words = papers.words(kind, id);
            assertThat(words).as(kind.word()).doesNotContain("进度0%", "进度100%");
            assertThat(words.split("整改成效：", -1).length - 1)
                    .as("results in " + kind.word())
                    .isLessThanOrEqualTo(all.get("closed"));
        }
        Scope unit = new Scope(false, false, Set.of("unit1"), Set.of(), Set.of());
        assertThat(ledger.page(id, unit)).as("page of a unit").isEqualTo(ledger.ledger(id, unit));
    }

    private static void assertSame(String where, Map<String, Integer> said, Map<String, Integer> all) {
        assertThat(said)
                .as(where)
                .isEqualTo(all.entrySet().stream()
                        .filter(figure -> said.containsKey(figure.getKey()))
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
