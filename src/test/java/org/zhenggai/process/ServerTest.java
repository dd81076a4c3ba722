package org.zhenggai.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.zhenggai.ZhenggaiApplication;

/**
 * The real application with its server, in-memory H2 and a clock that tests move. All classes with nothing but this share
 * one application a JVM; a property, an import or {@code @DirtiesContext} of its own costs a class some five seconds.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = ZhenggaiApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"ZHENGGAI_ADMIN_USER=guanli", "ZHENGGAI_ADMIN_PASSWORD=test-only-password"})
@ActiveProfiles("test")
public @interface ServerTest {}
