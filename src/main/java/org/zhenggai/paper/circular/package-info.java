/** The public and the internal circular. */
package org.zhenggai.paper.circular;
