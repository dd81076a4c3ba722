/** The clock and the calendar of working days. */
package org.zhenggai.kernel.calendar;
