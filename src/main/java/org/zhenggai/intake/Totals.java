package org.zhenggai.intake;

/** Counts of a {@link Preview}; each a number of entries. */
public record Totals(int areas, int findings, int items, int measures, int results) {}
