/** The outline becomes areas, findings, items, measures and results: the reading for which most speaks. */
package org.zhenggai.intake.parse.reading;
