/** Absences and who stands in. */
package org.zhenggai.people.absence;
