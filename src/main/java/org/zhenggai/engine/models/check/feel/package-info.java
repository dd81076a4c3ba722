/** FEEL as the engine reads it. */
package org.zhenggai.engine.models.check.feel;
