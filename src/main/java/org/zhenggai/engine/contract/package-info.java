/** What a model may name, as one list; plain Java that needs no server. */
package org.zhenggai.engine.contract;
