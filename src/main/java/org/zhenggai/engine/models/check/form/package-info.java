/** What is wrong with a form. */
package org.zhenggai.engine.models.check.form;
