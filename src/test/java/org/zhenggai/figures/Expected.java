package org.zhenggai.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.zhenggai.bulletin.facts.BulletinFacts.Account;
import org.zhenggai.round.item.ItemState;

/** What should be counted of a {@link RandomRound}, kept beside the tables and without a question to them. */
class Expected {

    final List<Thing> things = new ArrayList<>();
    LocalDate today;
    int closed;
    int reopened;
    int carriedOver;
    int withdrawn;

    /** Work sent back since the last bulletin. */
    int returned;

    /** Also of a round without items. */
    boolean isRoundWithdrawn;

    private int openBefore;
    private boolean isFirst = true;

    /** An item, and what became of it in the present period. */
    static final class Thing {

        final int area;
        final long finding;
        long id;
        String unit;
        LocalDate deadline;
        ItemState state;
        boolean isWaiting;
        boolean stalled;
        private boolean isAsked;
        private boolean isReported;
        private boolean isExcused;
        private boolean isDue;

        Thing(int area, long finding, String unit, LocalDate deadline) {
            this.area = area;
            this.finding = finding;
            this.unit = unit;
            this.deadline = deadline;
        }

        boolean isOpen() {
            return state != ItemState.CLOSED && state != ItemState.CARRIED_OVER && state != ItemState.WITHDRAWN;
        }

        boolean isWithdrawn() {
            return state == ItemState.WITHDRAWN;
        }

        boolean isOwed() {
            return isDue;
        }

        void ask() {
            isAsked = true;
            isDue = true;
        }

        void report() {
            isReported = true;
            isDue = false;
        }

        void end(ItemState how) {
            state = how;
            isExcused |= isDue && !isReported;
            isDue = false;
        }

        private void begin() {
            isAsked = false;
            isReported = false;
            isExcused = false;
            isDue = false;
        }
    }

    /** A period begins; what happened since the last bulletin goes on being counted. */
    void begin() {
        things.forEach(Thing::begin);
    }

    /** Whatever is owed when a period is cut off is missing. */
    void cutOff() {
        things.forEach(thing -> thing.isDue = false);
    }

    Stream<Thing> open() {
        return things.stream().filter(Thing::isOpen);
    }

    /** The figures by the words of the comparison, of all items or of some. */
    Map<String, Integer> figures(Predicate<Thing> some) {
        Map<String, Integer> figures = new LinkedHashMap<>();
        figures.put("items", count(some, thing -> true));
        figures.put("open", count(some, Thing::isOpen));
        figures.put("closed", count(some, thing -> thing.state == ItemState.CLOSED));
        figures.put("carriedOver", count(some, thing -> thing.state == ItemState.CARRIED_OVER));
        figures.put("withdrawn", count(some, Thing::isWithdrawn));
        figures.put("overdue", count(some, thing -> thing.isOpen() && thing.deadline.isBefore(today)));
        figures.put("stalled", count(some, thing -> thing.isOpen() && thing.stalled));
        figures.put("asked", count(some, thing -> thing.isAsked));
        figures.put("reported", count(some, thing -> thing.isReported));
        figures.put("silent", count(some, thing -> thing.isAsked && !thing.isReported && !thing.isExcused));
        figures.put("excused", count(some, thing -> thing.isExcused));
        return figures;
    }

    int waiting() {
        return count(thing -> true, thing -> thing.isOpen() && thing.isWaiting);
    }

    int askedAndEnded(Predicate<Thing> some) {
        return count(some, thing -> thing.isAsked && !thing.isOpen());
    }

    private int count(Predicate<Thing> some, Predicate<Thing> what) {
        return (int) things.stream().filter(some.and(what)).count();
    }

    /** The account since the last bulletin; the next one begins here. */
    Account account() {
        int open = count(thing -> true, Thing::isOpen);
        int entered = isFirst ? things.size() : 0;
        Account account = new Account(openBefore, entered, reopened, closed, carriedOver, withdrawn, open);
        openBefore = open;
        reopened = 0;
        closed = 0;
        carriedOver = 0;
        withdrawn = 0;
        returned = 0;
        isFirst = false;
        return account;
    }
}
