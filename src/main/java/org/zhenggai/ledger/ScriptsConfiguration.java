package org.zhenggai.ledger;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves scripts of others from their web jars, under the door of our own: htmx, and what draws processes. */
@Configuration
class ScriptsConfiguration implements WebMvcConfigurer {

    private static final String JARS = "classpath:/META-INF/resources/webjars/";

    /** The versions are those of the properties {@code htmx.version} and {@code bpmn-js.version} in the POM. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/zhenggai/htmx/*.js").addResourceLocations(JARS + "htmx.org/2.0.8/dist/");
        registry.addResourceHandler("/zhenggai/bpmn-js/*.js").addResourceLocations(JARS + "bpmn-js/8.0.0/dist/");
    }
}
