/** The sample round told twice, with the models that run and with changed ones, and what differs. */
package org.zhenggai.demo.trial;
