/** A document as headings and lines, by numbers and nesting; nothing here says what they mean. */
package org.zhenggai.intake.parse.outline;
