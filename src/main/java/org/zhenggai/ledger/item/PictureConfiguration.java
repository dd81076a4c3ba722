package org.zhenggai.ledger.item;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the script that draws processes from its web jar, under the door of our own scripts. */
@Configuration
class PictureConfiguration implements WebMvcConfigurer {

    /** The version is that of the property {@code bpmn-js.version} in the POM. */
    private static final String BUNDLES = "classpath:/META-INF/resources/webjars/bpmn-js/8.0.0/dist/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/zhenggai/bpmn-js/*.js").addResourceLocations(BUNDLES);
    }
}
