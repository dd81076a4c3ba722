/** What a bulletin says, as it was compiled. */
package org.zhenggai.bulletin.facts;
