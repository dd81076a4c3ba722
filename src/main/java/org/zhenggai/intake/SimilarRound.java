package org.zhenggai.intake;

import java.util.List;

/**
 * A round whose findings are much like those of a document.
 *
 * @param round id of the round
 * @param pairs findings of both, in the order of the document
 * @param onlyHere findings of the document alone
 * @param onlyThere findings of the round alone
 */
public record SimilarRound(
        long round, String title, List<Pair> pairs, List<Finding> onlyHere, List<Finding> onlyThere) {

    /** From this percent of the findings on, of the document or the round, whichever has fewer, they are similar. */
    public static final int ENOUGH = 50;

    /** A finding of one side. */
    public record Finding(int number, String title, String text) {}

    /** A finding that both have, equal to a reader or nearly; {@code percent} of its text is the same. */
    public record Pair(Finding here, Finding there, boolean isEqual, int percent) {

        /** What people read for it. */
        public String word() {
            return isEqual ? "相同" : "相近，文字相同" + percent + "%";
        }
    }

    public SimilarRound {
        pairs = List.copyOf(pairs);
        onlyHere = List.copyOf(onlyHere);
        onlyThere = List.copyOf(onlyThere);
    }

    public long equal() {
        return pairs.stream().filter(Pair::isEqual).count();
    }

    /** What both have, in percent of the side that has fewer findings. */
    public int percent() {
        int fewer = pairs.size() + Math.min(onlyHere.size(), onlyThere.size());
        return fewer == 0 ? 0 : 100 * pairs.size() / fewer;
    }

    boolean isEnough() {
        return percent() >= ENOUGH;
    }

    /** The measure and its figure, as people read them. */
    public String inWords() {
        return "与轮次“%s”的%d个问题比对：%d个相同，%d个相近（标题和正文%d%%以上的文字相同），占问题较少一方的%d%%"
                .formatted(
                        title,
                        pairs.size() + onlyThere.size(),
                        equal(),
                        pairs.size() - equal(),
                        Likeness.NEAR,
                        percent());
    }
}
