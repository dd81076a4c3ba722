package org.zhenggai;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server: Camunda's engine, its web apps and our pages in one application. */
@SpringBootApplication
public class ZhenggaiApplication {}
