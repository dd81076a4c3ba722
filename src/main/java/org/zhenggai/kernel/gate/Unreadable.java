package org.zhenggai.kernel.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.net.URLDecoder;
import java.util.Arrays;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.glassfish.jersey.message.internal.HeaderValueException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MultipartException;

/** Tells failures that the request itself caused: it broke off, or its content is not of the type it names. */
final class Unreadable {

    private Unreadable() {}

    static boolean explains(Throwable failure) {
        return Causes.of(failure).anyMatch(Unreadable::isOfRequest);
    }

    private static boolean isOfRequest(Throwable cause) {
        return cause instanceof MultipartException
                || cause instanceof FileUploadException
                || cause instanceof org.apache.commons.fileupload.FileUploadException
                || cause instanceof EOFException
                || cause instanceof SocketTimeoutException
                || cause instanceof JsonProcessingException
                || cause instanceof HttpMessageNotReadableException
                || cause instanceof ErrorResponse spring
                        && spring.getStatusCode().is4xxClientError()
                || cause instanceof WebApplicationException jersey
                        && jersey.getResponse().getStatus() / 100 == 4
                || cause instanceof HeaderValueException
                // Lists in lists in lists, deeper than anything that reads them.
                || cause instanceof StackOverflowError
                || cause instanceof IllegalArgumentException && begins(cause, "org.camunda.bpm.engine.variable.")
                || cause instanceof IllegalArgumentException && begins(cause, URLDecoder.class.getName())
                || cause instanceof NullPointerException
                        && (begins(cause, "org.camunda.bpm.engine.rest.") || begins(cause, "org.camunda.bpm.webapp."));
    }

    /** The engine's REST and web apps take a body, and an engine that a path names, for there without asking. */
    private static boolean begins(Throwable cause, String where) {
        return Arrays.stream(cause.getStackTrace())
                .limit(2)
                .anyMatch(frame -> frame.getClassName().startsWith(where));
    }
}
