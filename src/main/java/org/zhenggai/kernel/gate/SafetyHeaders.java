package org.zhenggai.kernel.gate;

import jakarta.servlet.http.HttpServletResponse;

/** Writes the security headers of every answer, of our pages, the web apps, REST, and Tomcat itself. */
final class SafetyHeaders {

    private SafetyHeaders() {}

    static void write(HttpServletResponse response, boolean isSecure) {
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (isSecure) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
