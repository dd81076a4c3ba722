/** Signatures, batches, separation of duties. */
package org.zhenggai.closing.signoff;
