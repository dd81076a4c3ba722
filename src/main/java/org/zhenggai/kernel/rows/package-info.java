/** What is kept in rows: ids that the database draws, and JSON. */
package org.zhenggai.kernel.rows;
