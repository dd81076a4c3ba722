package org.zhenggai.ledger;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves htmx from its web jar, under the door of our own scripts. */
@Configuration
class HtmxConfiguration implements WebMvcConfigurer {

    /** The version is that of the property {@code htmx.version} in the POM. */
    private static final String BUNDLES = "classpath:/META-INF/resources/webjars/htmx.org/2.0.8/dist/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/zhenggai/htmx/*.js").addResourceLocations(BUNDLES);
    }
}
