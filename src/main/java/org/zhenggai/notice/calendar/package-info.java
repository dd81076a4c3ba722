/** Calendars that phones subscribe to. */
package org.zhenggai.notice.calendar;
