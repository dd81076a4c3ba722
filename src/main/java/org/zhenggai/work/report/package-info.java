/** Reporting periods and fortnightly reports, their workbook and likeness. */
package org.zhenggai.work.report;
