package org.zhenggai.ledger.dashboard;

import java.time.LocalDate;
import java.util.List;
import org.zhenggai.round.RoundState;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.LadderStep;

/**
 * What a page of the dashboard shows, of one round or of all.
 *
 * @param count the figures of the picture that is looked at
 * @param points how they came about, oldest first, up to that picture
 * @param members of one round its areas, of all rounds the rounds
 * @param units those with items, the least punctual first
 */
record Board(
        Count count,
        List<Point> points,
        List<Line> members,
        List<Line> units,
        List<Age> ages,
        List<Bucket> late,
        List<StepTime> times,
        List<Level> levels,
        Forecast forecast) {

    /** A picture in a row of them. */
    record Point(String label, LocalDate day, Count count) {}

    /** An area, a unit or a round; the forecast is a round's. */
    record Line(String name, Count count, RoundHead round, Forecast forecast) {}

    /** What a page says of one round among all. */
    record RoundHead(long id, String shortName, RoundState state, LocalDate concentratedEnd) {}

    /** Open items of a state by how long they are in it. */
    record Age(ItemState state, List<Bucket> buckets) {}

    /** @param bucket lowest day, -1 where it is not known */
    record Bucket(String words, int bucket, long items) {}

    /** Stalled items on a step of the ladder. */
    record Level(LadderStep step, long items) {}

    /** Whether it shows one round. */
    public boolean isOfRound() {
        return count.round() != 0;
    }

    /** Whether nothing is on the ladder. */
    public boolean isUnladdered() {
        return levels.stream().allMatch(level -> level.items() == 0);
    }

    /** The days in the heads of the ages. */
    public List<String> ageHeads() {
        return ages.isEmpty()
                ? List.of()
                : ages.get(0).buckets().stream().map(Bucket::words).toList();
    }
}
