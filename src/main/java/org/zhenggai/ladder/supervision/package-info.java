/** Talks and special supervision with its weekly reports. */
package org.zhenggai.ladder.supervision;
