/** The text of a document, line by line. */
package org.zhenggai.intake.parse.source;
