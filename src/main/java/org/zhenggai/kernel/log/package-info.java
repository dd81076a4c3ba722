/** The log of access. */
package org.zhenggai.kernel.log;
