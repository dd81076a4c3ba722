/** Reads what is wrong out of running text: leads, fields, units, enumerations and parallel clauses, each proposed with a doubt. */
package org.zhenggai.intake.parse.reading.prose;
