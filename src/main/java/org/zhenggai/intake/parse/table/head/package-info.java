/** What the heads of columns mean. */
package org.zhenggai.intake.parse.table.head;
