/** A document as its lines, by numbering and nesting; what they mean is inferred elsewhere. */
package org.zhenggai.intake.parse.outline;
