/** What the replay prints. */
package org.zhenggai.demo.section;
