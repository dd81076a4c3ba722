/** What the people of the sample round do. */
package org.zhenggai.demo.course;
