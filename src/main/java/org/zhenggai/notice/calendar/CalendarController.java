package org.zhenggai.notice.calendar;

import lombok.RequiredArgsConstructor;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Gives calendars to programs that subscribe to them; the secret is the login, and any other one is as good as none. */
@Controller
@RequiredArgsConstructor
class CalendarController {

    private static final MediaType ICS = MediaType.parseMediaType("text/calendar;charset=UTF-8");

    private final CalendarAddresses addresses;
    private final CalendarFeed feed;

    @GetMapping("/calendar/{secret}.ics")
    ResponseEntity<String> calendar(@PathVariable String secret) {
        return addresses
                .owner(secret)
                .map(owner -> ResponseEntity.ok()
                        .contentType(ICS)
                        .cacheControl(CacheControl.noStore())
                        .body(feed.of(owner)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
