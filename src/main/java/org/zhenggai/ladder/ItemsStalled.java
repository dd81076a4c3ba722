package org.zhenggai.ladder;

import java.util.List;

/** These items of table {@code stall} have stalled in the period; told inside the transaction that counts them. */
public record ItemsStalled(long period, List<Long> items) {}
