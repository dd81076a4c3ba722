/** One spelling for what is looked for and what is stored, and the index of it. */
package org.zhenggai.kernel.search;
