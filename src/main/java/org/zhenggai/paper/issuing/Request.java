package org.zhenggai.paper.issuing;

import org.zhenggai.paper.DocumentKind;

/**
 * A document that can be asked for.
 *
 * @param subject id of what it is about
 * @param item null for one about a round
 */
record Request(DocumentKind kind, long subject, long round, Long item) {}
