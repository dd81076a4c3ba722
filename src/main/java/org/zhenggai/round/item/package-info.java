/** An item (整改事项): its state, course and history. */
package org.zhenggai.round.item;
