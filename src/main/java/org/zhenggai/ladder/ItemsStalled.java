package org.zhenggai.ladder;

/** The items of table {@code stall} have stalled in this period; told inside the transaction of the assessment. */
public record ItemsStalled(long period) {}
