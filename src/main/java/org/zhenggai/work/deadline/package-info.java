/** Later deadlines, waits, warnings. */
package org.zhenggai.work.deadline;
