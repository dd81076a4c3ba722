/** Who did what to an item, what was refused, who looked. */
package org.zhenggai.access.audit;
