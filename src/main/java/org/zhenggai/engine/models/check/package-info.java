/** Whether models, tables and forms may count: every mistake in a sentence, before anything of them runs. */
package org.zhenggai.engine.models.check;
