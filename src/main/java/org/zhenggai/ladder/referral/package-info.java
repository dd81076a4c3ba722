/** What only the discipline inspection sees. */
package org.zhenggai.ladder.referral;
