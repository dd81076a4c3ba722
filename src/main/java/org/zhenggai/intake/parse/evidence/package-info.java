/** What speaks for a heading being an area, a finding or something else, with weights and in words. */
package org.zhenggai.intake.parse.evidence;
