/** The sealed file of a closed item and its check. */
package org.zhenggai.closing.archive;
