/** What the meeting decided, until it is done. */
package org.zhenggai.bulletin.decision;
