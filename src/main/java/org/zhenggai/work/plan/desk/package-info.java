/** What the page of the plan offers beside its table: the sums that the texts name, and the submission. */
package org.zhenggai.work.plan.desk;
