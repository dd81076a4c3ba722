/** The text of files that know places on pages and no paragraphs: PDF, OFD, pictures. */
package org.zhenggai.kernel.office.page;
