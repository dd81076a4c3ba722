/** Rows and JSON: many rows at once, ids that the database draws. */
package org.zhenggai.kernel.rows;
