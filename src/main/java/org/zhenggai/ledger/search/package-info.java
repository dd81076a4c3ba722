/** Finds items and findings of all rounds. */
package org.zhenggai.ledger.search;
