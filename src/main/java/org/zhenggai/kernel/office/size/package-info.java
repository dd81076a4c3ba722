/** How large files of Office are, before anything is built of them. */
package org.zhenggai.kernel.office.size;
