/** The administrator's page of notices. */
package org.zhenggai.notice.admin;
