package org.zhenggai.kernel.office.page;

/** A straight line that is drawn on a page, across or down; places count from its left and its top. */
record Stroke(float x1, float y1, float x2, float y2) {

    static Stroke of(double x1, double y1, double x2, double y2) {
        return new Stroke(
                (float) Math.min(x1, x2), (float) Math.min(y1, y2), (float) Math.max(x1, x2), (float) Math.max(y1, y2));
    }

    boolean isAcross() {
        return x2 - x1 > y2 - y1;
    }
}
