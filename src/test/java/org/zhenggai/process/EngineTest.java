package org.zhenggai.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.zhenggai.ZhenggaiApplication;

/** The real application without a web server: engine, delegates, Flyway, in-memory H2, a clock that tests move. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = ZhenggaiApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {"ZHENGGAI_ADMIN_USER=guanli", "ZHENGGAI_ADMIN_PASSWORD=test-only-password"})
@ActiveProfiles("test")
public @interface EngineTest {}
