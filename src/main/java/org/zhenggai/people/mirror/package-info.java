/** Our directory in the engine. */
package org.zhenggai.people.mirror;
