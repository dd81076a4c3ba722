/** Reviews of standing items. */
package org.zhenggai.closing.standing;
