/** Words of findings: what somebody may have meant by a name that does not exist. */
package org.zhenggai.engine.models.check.words;
