/** Word before 2007: its paragraphs, tables and numbers. */
package org.zhenggai.kernel.office.old;
