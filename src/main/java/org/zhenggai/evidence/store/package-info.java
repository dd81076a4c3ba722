/** Where the bytes of files are kept. */
package org.zhenggai.evidence.store;
