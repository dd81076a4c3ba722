/** Methods, joint teams, doubtful words. */
package org.zhenggai.closing.verification;
