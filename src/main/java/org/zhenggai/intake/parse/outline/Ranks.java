package org.zhenggai.intake.parse.outline;

import java.util.List;

/** Which shape of numbers stands above which: mostly as usual, but some documents put ① above （1）, or 1. above （一）. */
final class Ranks {

    private static final int[] LEVELS = {Headings.SECTION, Headings.POINT, Headings.SUBPOINT, Headings.CIRCLED};

    /** So often must the usually higher shape begin anew below the other. */
    private static final int FEWEST = 2;

    private Ranks() {}

    /** These headings with the ranks that the document gives them. */
    static List<Heading> arranged(List<Heading> found) {
        List<Heading> arranged = found;
        for (int high = 0; high < LEVELS.length; high++) {
            for (int low = high + 1; low < LEVELS.length; low++) {
                arranged = arranged(arranged, LEVELS[high], LEVELS[low]);
            }
        }
        return arranged;
    }

    private static List<Heading> arranged(List<Heading> found, int high, int low) {
        if (restarts(found, high, low) < FEWEST || restarts(found, low, high) > 0) {
            return found;
        }
        return found.stream()
                .map(heading ->
                        heading.level() == high ? heading.at(low) : heading.level() == low ? heading.at(high) : heading)
                .toList();
    }

    /** How often a shape begins anew right behind the other. */
    private static int restarts(List<Heading> found, int level, int above) {
        int restarts = 0;
        for (int n = 1; n < found.size(); n++) {
            restarts += found.get(n).level() == level
                            && found.get(n).number() == 1
                            && found.get(n - 1).level() == above
                    ? 1
                    : 0;
        }
        return restarts;
    }
}
