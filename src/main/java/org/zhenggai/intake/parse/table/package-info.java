/** Feedback in tables. */
package org.zhenggai.intake.parse.table;
