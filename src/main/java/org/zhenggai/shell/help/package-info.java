/** The handbook as pages inside the product (帮助). */
package org.zhenggai.shell.help;
