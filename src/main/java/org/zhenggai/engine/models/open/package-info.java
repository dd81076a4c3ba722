/** What changed models would do with a copy of where open items stand; no case is in it. */
package org.zhenggai.engine.models.open;
