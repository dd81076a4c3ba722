/** Documents asked for, made, kept and taken. */
package org.zhenggai.paper.issuing;
