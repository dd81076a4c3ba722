package org.zhenggai.notice.channel;

import org.zhenggai.notice.NoticeKind;

/**
 * What is sent to somebody.
 *
 * @param id the same at each attempt, so that a receiver recognises what it has already
 * @param email null where there is none
 * @param subject one line, which is all that a web hook carries
 * @param body plain text
 * @param link absolute
 */
public record Message(
        String id,
        String username,
        String email,
        NoticeKind kind,
        String number,
        String subject,
        String body,
        String link) {}
