/** What goes wrong when processes run as they are drawn: circles, multitudes, joins that wait for ever, what nobody catches. */
package org.zhenggai.engine.models.check.flow;
