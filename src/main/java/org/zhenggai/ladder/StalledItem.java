package org.zhenggai.ladder;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;

/**
 * The item of an episode of stall, as forms show it.
 *
 * @param roundName short name of the round
 * @param unit name of the lead unit
 * @param leader name of the responsible leader, or null
 * @param fortnights of stall so far
 * @param reasons of the last fortnight
 * @param committedOn the day that the unit promised after the talk, or null
 */
public record StalledItem(
        @JsonIgnore long round,
        @JsonIgnore String roundName,
        @JsonIgnore long item,
        String number,
        String title,
        String unit,
        String leader,
        LocalDate deadline,
        int progress,
        int fortnights,
        String reasons,
        @JsonIgnore LocalDate committedOn) {}
