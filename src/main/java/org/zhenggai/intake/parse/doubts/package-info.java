/** What a person has to look at: breaks in numbers, holes, totals that do not fit. */
package org.zhenggai.intake.parse.doubts;
