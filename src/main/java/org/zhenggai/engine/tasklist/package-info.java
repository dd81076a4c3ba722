/** Tasklist's filters, cards, counts; tasks given to somebody. */
package org.zhenggai.engine.tasklist;
