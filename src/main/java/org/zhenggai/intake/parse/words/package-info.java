/** What words say: frames of headings, labels, numerals, owners; the lists are data. One weak evidence among others. */
package org.zhenggai.intake.parse.words;
