/** What forms show, read from the tables. */
package org.zhenggai.engine.view;
