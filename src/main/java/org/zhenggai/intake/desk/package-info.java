/** Feedback on the office's desk: set right step by step before it is imported. */
package org.zhenggai.intake.desk;
