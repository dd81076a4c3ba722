/** The page of an item and the tabs of its tasks. */
package org.zhenggai.ledger.item;
