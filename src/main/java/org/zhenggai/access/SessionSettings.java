package org.zhenggai.access;

import java.time.Duration;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many sessions a node keeps: {@code zhenggai.session.*}; docs/operations.md has the table.
 *
 * @param all of people who have logged in
 * @param address of those that come from one address
 * @param person of one person; with one more, the one that rested longest ends
 * @param unfinished of people on their way to an identity provider; with one more, the oldest ends
 * @param unfinishedFor how long such a one rests before it ends
 */
@ConfigurationProperties("zhenggai.session")
record SessionSettings(
        @DefaultValue("2000") int all,
        @DefaultValue("500") int address,
        @DefaultValue("10") int person,
        @DefaultValue("500") int unfinished,
        @DefaultValue("5m") Duration unfinishedFor) {

    SessionSettings {
        if (IntStream.of(all, address, person, unfinished).anyMatch(number -> number < 1)
                || unfinishedFor.toSeconds() < 1) {
            throw new StartRefused(
                    "zhenggai.session.all、address、person、unfinished 须不小于1，unfinished-for 须不短于1秒，请改正后再启动。");
        }
    }
}
