package org.zhenggai.figures;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.zhenggai.figures.Expected.Thing;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.work.report.Report;
import org.zhenggai.work.report.Report.Request;

/**
 * A round that takes a course by chance: its items are planned, worked on, reported, returned, closed, opened again,
 * given to other units, carried over or withdrawn, in any order that the states allow. What it does it does by the
 * services and tables; what should be counted it notes beside them.
 */
class RandomRound {

    private static final String[] UNITS = {"unit1", "unit2", "unit3", "unit4"};
    private static final String[] NAMES = {"财政分局", "河田社区", "随机办公室", "随机社区"};

    private static final int LONGEST_PERIOD_DAYS = 11;

    private final RandomRounds services;
    private final Random random;
    private final Expected expected = new Expected();
    private final long round;
    private long period;
    private int number;
    private LocalDateTime now = LocalDateTime.of(2024, 3, 4, 9, 0);

    RandomRound(RandomRounds services, long seed) {
        this.services = services;
        this.random = new Random(seed);
        services.at(now);
        for (int n = 0; n < UNITS.length; n++) {
            services.unit(UNITS[n], NAMES[n], n % 2 == 0 ? "department" : "community");
        }
        this.round = services.round(seed);
        int areas = 1 + random.nextInt(4);
        int position = 0;
        for (int area = 1; area <= areas; area++) {
            long areaId = services.area(round, area);
            int findings = random.nextInt(4);
            for (int n = 0; n < findings; n++) {
                long finding = services.finding(round, areaId, ++position);
                int parts = 1 + random.nextInt(3);
                for (int part = 1; part <= parts; part++) {
                    item(area, finding, position * 10 + part);
                }
            }
        }
    }

    private void item(int area, long finding, int position) {
        ItemState state = random.nextInt(4) > 0 ? ItemState.IN_WORK : ItemState.ASSIGNED;
        boolean isPlanned = random.nextInt(8) == 0;
        int unit = random.nextInt(UNITS.length);
        Thing thing = new Thing(
                area, finding, isPlanned ? null : NAMES[unit], now.toLocalDate().plusDays(random.nextInt(90) - 20L));
        thing.state = isPlanned ? ItemState.PLANNED : state;
        thing.id = services.item(round, finding, position, thing.state, isPlanned ? null : UNITS[unit], thing.deadline);
        expected.things.add(thing);
    }

    long id() {
        return round;
    }

    long period() {
        return period;
    }

    Expected expected() {
        return expected;
    }

    /**
     * Lets one more fortnight pass up to its bulletin, and forgets what the last one counted.
     *
     * @param inItsCourse what is tried while reports are owed
     */
    void fortnight(Runnable inItsCourse) {
        expected.begin();
        days(1 + random.nextInt(3));
        number++;
        period = services.open(round, number, now, now.plusDays(LONGEST_PERIOD_DAYS));
        services.ask(period);
        expected.open().filter(thing -> thing.state == ItemState.IN_WORK).forEach(Thing::ask);
        steps(random.nextInt(4 * expected.things.size() + 1), true);
        inItsCourse.run();
        boolean isEnding = number > 1 && random.nextInt(5) == 0;
        if (isEnding && !expected.isRoundWithdrawn) {
            carryOver();
        }
        boolean isWrong = random.nextInt(12) == 0 && !expected.isRoundWithdrawn;
        if (isWrong) {
            withdraw();
        }
        now = services.cutOffOf(period);
        services.at(now);
        services.close(period);
        expected.cutOff();
        List<Thing> stalled = new ArrayList<>();
        expected.open().filter(thing -> random.nextInt(3) == 0).forEach(stalled::add);
        services.stall(period, stalled.stream().map(thing -> thing.id).toList());
        expected.things.forEach(thing -> thing.stalled = stalled.contains(thing));
        // The server may be slow between the assessment and the bulletin.
        steps(random.nextInt(3), false);
        services.compile(period);
    }

    /** A few things happen after the bulletin. */
    void days() {
        steps(random.nextInt(4), false);
    }

    private void days(int days) {
        now = now.plusDays(days);
        services.at(now);
        expected.today = now.toLocalDate();
    }

    private void steps(int steps, boolean isPeriodRunning) {
        expected.today = now.toLocalDate();
        for (int n = 0; n < steps && !expected.things.isEmpty(); n++) {
            Thing thing = expected.things.get(random.nextInt(expected.things.size()));
            if (!expected.isRoundWithdrawn) {
                step(thing, isPeriodRunning);
            }
        }
    }

    private void step(Thing thing, boolean isPeriodRunning) {
        switch (thing.state) {
            case PLANNED -> move(thing, EventKind.ASSIGNED, ItemState.ASSIGNED);
            case ASSIGNED -> {
                if (random.nextInt(4) == 0 || thing.unit == null) {
                    move(thing, EventKind.HANDED_BACK, ItemState.HANDED_BACK);
                } else {
                    move(thing, EventKind.ACCEPTED, ItemState.ACCEPTED);
                }
            }
            case HANDED_BACK -> {
                int unit = random.nextInt(UNITS.length);
                services.items().reassign(thing.id, "office1", UNITS[unit], null, "");
                thing.state = ItemState.ASSIGNED;
                thing.unit = NAMES[unit];
            }
            case ACCEPTED -> move(thing, EventKind.MEASURES_PROPOSED, ItemState.MEASURES_REVIEW);
            case MEASURES_REVIEW -> {
                move(thing, EventKind.MEASURES_APPROVED, ItemState.IN_WORK);
                askAgain(thing, isPeriodRunning);
            }
            case IN_WORK -> work(thing, isPeriodRunning);
            case VERIFICATION -> {
                if (random.nextInt(4) == 0) {
                    sendBack(thing, EventKind.VERIFICATION_FAILED, isPeriodRunning);
                } else {
                    move(thing, EventKind.VERIFIED, ItemState.SIGN_OFF);
                }
            }
            case SIGN_OFF -> {
                if (random.nextInt(5) == 0) {
                    sendBack(thing, EventKind.SECRETARY_REFUSED, isPeriodRunning);
                } else {
                    move(thing, EventKind.CLOSED, ItemState.CLOSED);
                    services.closeFinding(thing.finding);
                    expected.closed++;
                }
            }
            case CLOSED -> {
                if (random.nextInt(4) == 0) {
                    services.reopen(thing.id, thing.finding);
                    thing.state = ItemState.IN_WORK;
                    expected.reopened++;
                    askAgain(thing, isPeriodRunning);
                }
            }
            default -> {}
        }
    }

    private void work(Thing thing, boolean isPeriodRunning) {
        if (isPeriodRunning && thing.isOwed()) {
            boolean isDone = random.nextInt(3) > 0;
            int progress = isDone ? 100 : random.nextInt(101);
            services.reports()
                    .submit(
                            thing.id,
                            "unit1-handler",
                            new Report(
                                    progress,
                                    "办理情况" + random.nextInt(),
                                    List.of(),
                                    "材料" + random.nextInt(),
                                    "困难",
                                    null,
                                    isDone ? Request.DONE : Request.CONTINUE,
                                    null,
                                    null,
                                    null));
            thing.report();
            thing.state = isDone ? ItemState.VERIFICATION : ItemState.IN_WORK;
        } else if (random.nextInt(3) == 0) {
            thing.isWaiting = !thing.isWaiting;
            services.await(thing.id, thing.isWaiting, now.toLocalDate().plusDays(9));
        } else {
            thing.deadline = now.toLocalDate().plusDays(random.nextInt(40) - 10L);
            services.due(thing.id, thing.deadline);
        }
    }

    private void sendBack(Thing thing, EventKind kind, boolean isPeriodRunning) {
        services.items().sendBack(thing.id, "office1", kind, "不实", thing.state);
        expected.returned++;
        thing.state = ItemState.IN_WORK;
        askAgain(thing, isPeriodRunning);
    }

    /** As an item does that comes back into work. */
    private void askAgain(Thing thing, boolean isPeriodRunning) {
        if (isPeriodRunning && services.reports().ask(thing.id)) {
            thing.ask();
        }
    }

    private void move(Thing thing, EventKind kind, ItemState next) {
        services.items().move(thing.id, "office1", kind, "", next, thing.state);
        thing.state = next;
    }

    private void carryOver() {
        services.carryOver(round);
        expected.carriedOver += (int) expected.open().count();
        expected.open().forEach(thing -> thing.end(ItemState.CARRIED_OVER));
    }

    private void withdraw() {
        services.withdrawals()
                .withdraw(Viewer.of("office1", "整改办", List.of(Role.RECTIFICATION_OFFICE.code())), round, "文件有误");
        expected.isRoundWithdrawn = true;
        expected.withdrawn += (int) expected.open().count();
        expected.things.forEach(thing -> thing.end(ItemState.WITHDRAWN));
    }
}
