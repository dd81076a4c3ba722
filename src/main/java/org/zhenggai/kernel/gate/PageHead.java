package org.zhenggai.kernel.gate;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.ui.ModelMap;

/** What is around every page: a refusal stands in it too, which comes from no controller that knows its viewer. */
public interface PageHead {

    /** Adds what the head needs for whoever is logged in, and as {@code back} the page that he came from. */
    void addTo(ModelMap page, HttpServletRequest request);
}
