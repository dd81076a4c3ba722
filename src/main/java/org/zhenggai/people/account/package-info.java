/** Passwords, lock-outs, and what was done to accounts. */
package org.zhenggai.people.account;
