/** What was read, with doubts. */
package org.zhenggai.intake.parse.preview;
