package org.zhenggai.bulletin.decision;

import java.time.LocalDate;

/**
 * What a meeting decides.
 *
 * @param item the item it is about, or null for a general decision
 * @param unit code of the unit that carries it out, the item's lead unit; null for the rectification office
 * @param dueOn day until which it is to be carried out
 */
public record NewDecision(Long item, String text, String unit, LocalDate dueOn) {}
