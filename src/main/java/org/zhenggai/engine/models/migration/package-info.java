/** How what runs comes to the newest version of its model: what would, what would not and why, and that it does. */
package org.zhenggai.engine.models.migration;
