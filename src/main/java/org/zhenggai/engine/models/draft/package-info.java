/** What designers deploy waits as a draft until a second person releases it; what runs, and what ran before. */
package org.zhenggai.engine.models.draft;
