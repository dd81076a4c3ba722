/** The first page: what waits, what changed, the next dates, and what each role looks at first. */
package org.zhenggai.ledger.home;
