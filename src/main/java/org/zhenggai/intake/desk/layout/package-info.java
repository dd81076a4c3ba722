/** What people said that the lines of a kind of document mean, kept under a name. */
package org.zhenggai.intake.desk.layout;
