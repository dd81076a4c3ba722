/** Notices as everybody reads them inside the system. */
package org.zhenggai.notice.inbox;
