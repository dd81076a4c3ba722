/** What runs of which model, in counts: nothing here tells of a case. */
package org.zhenggai.engine.models.state;
