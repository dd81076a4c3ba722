package org.zhenggai.access;

/** Somebody asked for what no door lets him do; told so that what concerns a task is kept with its item. */
public record DeniedRequest(String user, String method, String path) {}
