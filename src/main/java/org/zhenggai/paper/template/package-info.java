/** Word templates and how they are filled. */
package org.zhenggai.paper.template;
