package org.zhenggai.access.cases;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.zhenggai.access.ViewerArgument;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Viewer;

/**
 * Refuses every writing request about a withdrawn round or one of its items. Who may not see it gets the page's own answer.
 */
@Component
@RequiredArgsConstructor
class WithdrawnRounds implements HandlerInterceptor, WebMvcConfigurer {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern PLACE = Pattern.compile("/(rounds|items)/(\\d{1,18})/.+");

    private final CaseAccess access;
    private final ViewerArgument viewers;
    private final JdbcClient jdbc;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Matcher place = PLACE.matcher(
                request.getRequestURI().substring(request.getContextPath().length()));
        if (!READING.contains(request.getMethod())
                && request.getUserPrincipal() instanceof Authentication login
                && place.matches()) {
            refuse(viewers.viewer(login), place.group(1).equals("rounds"), Long.parseLong(place.group(2)));
        }
        return true;
    }

    private void refuse(Viewer viewer, boolean isRound, long id) {
        String title = jdbc.sql("""
                        select r.title from round r where r.state = 'WITHDRAWN'
                            and r.id = case when :isRound then :id else (select i.round from item i where i.id = :id) end
                        """)
                .param("isRound", isRound)
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse(null);
        boolean isKnown = title != null && (isRound ? access.entersRound(viewer, id) : access.readsItem(viewer, id));
        Refusal.unless(!isKnown, "轮次“%s”已经撤销，只能查看，不能再办理。", title);
    }
}
