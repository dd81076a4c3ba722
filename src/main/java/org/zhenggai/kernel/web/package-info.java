/** What all pages share: typed text, days, errors, forms sent once. */
package org.zhenggai.kernel.web;
