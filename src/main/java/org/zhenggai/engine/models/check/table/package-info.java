/** What is wrong with a decision table: its language, its rows, what it asks. */
package org.zhenggai.engine.models.check.table;
