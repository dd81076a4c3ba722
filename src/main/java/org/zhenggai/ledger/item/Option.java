package org.zhenggai.ledger.item;

/** A choice in a list of a form: what is read and what is submitted. */
record Option(String label, String value) {}
