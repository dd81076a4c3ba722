/** A round as its feedback document has it, when it is written for the first time. */
package org.zhenggai.round.source;
