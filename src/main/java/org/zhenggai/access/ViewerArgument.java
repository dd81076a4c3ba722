package org.zhenggai.access;

import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Viewer;

/** Gives controllers the viewer as an argument, and the page's head the same one as {@code viewer}. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ViewerArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String AUTHORITY = "ROLE_";

    private final Directory directory;

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Viewer.class;
    }

    @Override
    public Viewer resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer page,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        Viewer viewer = viewer((Authentication) request.getUserPrincipal());
        if (page != null) {
            page.addAttribute("viewer", viewer);
        }
        return viewer;
    }

    public Viewer viewer(Authentication login) {
        return Viewer.of(
                login.getName(),
                directory.nameOf(login.getName()),
                login.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(name -> name.startsWith(AUTHORITY))
                        .map(name -> name.substring(AUTHORITY.length()))
                        .toList());
    }
}
