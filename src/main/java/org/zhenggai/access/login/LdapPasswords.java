package org.zhenggai.access.login;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.ldap.NamingException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.ldap.DefaultSpringSecurityContextSource;
import org.springframework.security.ldap.authentication.BindAuthenticator;
import org.springframework.security.ldap.search.FilterBasedLdapUserSearch;

/** Passwords that a directory service checks, by a bind as the person. */
public final class LdapPasswords {

    private static final Logger LOG = LoggerFactory.getLogger(LdapPasswords.class);

    /** In milliseconds; a login waits no longer for a directory service that is down. */
    private static final String TIMEOUT = "5000";

    private final BindAuthenticator binding;

    public LdapPasswords(LoginSettings.Ldap settings) {
        DefaultSpringSecurityContextSource source =
                new DefaultSpringSecurityContextSource(settings.url() + "/" + settings.base());
        if (!settings.managerDn().isBlank()) {
            source.setUserDn(settings.managerDn());
            source.setPassword(settings.managerPassword());
        }
        source.setBaseEnvironmentProperties(
                Map.of("com.sun.jndi.ldap.connect.timeout", TIMEOUT, "com.sun.jndi.ldap.read.timeout", TIMEOUT));
        source.afterPropertiesSet();
        binding = new BindAuthenticator(source);
        if (settings.userDnPattern().isBlank()) {
            binding.setUserSearch(
                    new FilterBasedLdapUserSearch(settings.userSearchBase(), settings.userSearchFilter(), source));
        } else {
            binding.setUserDnPatterns(new String[] {settings.userDnPattern()});
        }
        binding.afterPropertiesSet();
    }

    /**
     * Whether the directory service takes the password. Many take an empty one as "nobody" and agree: that is refused.
     *
     * @throws AuthenticationServiceException when the service cannot be asked
     */
    public boolean matches(String username, String password) {
        if (username.isBlank() || password.isEmpty()) {
            return false;
        }
        try {
            binding.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(username, password));
            return true;
        } catch (BadCredentialsException | UsernameNotFoundException e) {
            return false;
        } catch (NamingException | IncorrectResultSizeDataAccessException e) {
            LOG.error("The directory service cannot check a password: {}", e.getMessage());
            throw new AuthenticationServiceException("directory service", e);
        }
    }
}
