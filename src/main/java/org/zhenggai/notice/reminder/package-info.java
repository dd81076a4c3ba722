/** A reminder that a model sends by itself, as a timer on a task does. */
package org.zhenggai.notice.reminder;
