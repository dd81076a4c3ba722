/** The task page (办理): what waits for somebody, and the form of a task with its case. */
package org.zhenggai.engine.desk;
