/** The end of a round. */
package org.zhenggai.closing.round;
