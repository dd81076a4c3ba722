/** The text of pages that a browser saved. */
package org.zhenggai.kernel.office.web;
