/** What people said of lines and columns, by example, and what they are shown to say it of. */
package org.zhenggai.intake.parse.marking;
