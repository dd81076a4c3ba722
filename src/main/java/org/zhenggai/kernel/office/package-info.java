/** One reader and one writer of Office files. */
package org.zhenggai.kernel.office;
