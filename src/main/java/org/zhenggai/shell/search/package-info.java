/** Searches everything that somebody may see. */
package org.zhenggai.shell.search;
