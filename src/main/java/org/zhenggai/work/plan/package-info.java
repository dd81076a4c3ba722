/** Study, the table of the plan, its gaps and versions, its workbook. */
package org.zhenggai.work.plan;
