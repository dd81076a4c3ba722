/** Word documents (.docx) as lines. */
package org.zhenggai.kernel.office.word;
