/** Items start; accept, hand back, reassign; measures. */
package org.zhenggai.work.assignment;
