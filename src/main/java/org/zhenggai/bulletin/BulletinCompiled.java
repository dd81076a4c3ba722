package org.zhenggai.bulletin;

/**
 * The bulletin of a period was compiled; told once, inside the transaction that compiled it, so that whoever counts then counts what it
 * counted.
 */
public record BulletinCompiled(long period) {}
