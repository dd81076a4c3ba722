/** What tables bring that the tree of a document doesn't hold: what the office said of their columns, and the past of items. */
package org.zhenggai.intake.tables;
