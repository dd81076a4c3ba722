/** Who sees which case; confidential items. */
package org.zhenggai.access.cases;
