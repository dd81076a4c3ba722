/** What is wrong with a process as it is drawn and bound. */
package org.zhenggai.engine.models.check.bpmn;
