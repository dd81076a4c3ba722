/** The cells of workbooks as text, row by row. */
package org.zhenggai.kernel.office.grid;
