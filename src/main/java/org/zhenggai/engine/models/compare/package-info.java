/** Models, forms and decision tables as files: what they are called, what they bind, and how two of them differ. */
package org.zhenggai.engine.models.compare;
