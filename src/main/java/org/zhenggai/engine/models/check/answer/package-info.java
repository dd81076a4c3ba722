/** Where the answers of forms lead, across gateways, subprocesses and called processes. */
package org.zhenggai.engine.models.check.answer;
