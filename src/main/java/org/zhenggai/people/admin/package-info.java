/** Pages of units, people, import and absences. */
package org.zhenggai.people.admin;
