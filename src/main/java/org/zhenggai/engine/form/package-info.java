/** Forms checked by their own definition. */
package org.zhenggai.engine.form;
