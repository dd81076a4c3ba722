/** A wrong round ends whole and stays readable. */
package org.zhenggai.closing.withdrawal;
