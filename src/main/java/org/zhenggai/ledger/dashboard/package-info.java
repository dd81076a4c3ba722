/** The dashboard (领导看板): how rounds stand and stood, from figures that are kept. */
package org.zhenggai.ledger.dashboard;
