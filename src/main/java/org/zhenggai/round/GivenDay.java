package org.zhenggai.round;

import java.time.LocalDate;

/**
 * A day that somebody gives for something to be done by.
 *
 * @param isConfirmed whether he takes it also if it is doubtful
 */
public record GivenDay(LocalDate day, boolean isConfirmed) {}
