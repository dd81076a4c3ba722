/** A document becomes a preview; plain Java. */
package org.zhenggai.intake.parse;
