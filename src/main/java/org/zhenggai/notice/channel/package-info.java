/** Outbox, mail, web hook. */
package org.zhenggai.notice.channel;
