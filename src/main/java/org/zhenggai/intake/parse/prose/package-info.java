/** Findings in running text. */
package org.zhenggai.intake.parse.prose;
