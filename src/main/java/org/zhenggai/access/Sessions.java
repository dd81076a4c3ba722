package org.zhenggai.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;

/**
 * Counts the sessions of this node and limits them: in all, for each address and for each person, so that they cannot fill
 * the memory. Who has not logged in has a session only on his way to an identity provider.
 */
@Component
@ConditionalOnWebApplication
@EnableConfigurationProperties(SessionSettings.class)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Sessions implements HttpSessionListener, HttpSessionIdListener, SessionAuthenticationStrategy {

    private static final int REMEMBERED = 1000;
    private static final int SECONDS = 60;

    private final SessionSettings settings;
    private final Map<String, Open> open = new HashMap<>();

    /** Ids of sessions that made room for others; the oldest are forgotten. */
    private final Map<String, Boolean> crowdedOut = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * A session.
     *
     * @param person who logged in, or null for somebody on his way to an identity provider
     */
    private record Open(HttpSession session, String person, String address) {

        boolean isOf(String who) {
            return who.equals(person);
        }

        long lastUsed() {
            try {
                return session.getLastAccessedTime();
            } catch (IllegalStateException over) {
                return 0;
            }
        }
    }

    /** How many there are. */
    synchronized int count() {
        return open.size();
    }

    /** Whether this session ended since its owner logged in elsewhere too often. */
    public synchronized boolean wasCrowdedOut(String id) {
        return crowdedOut.containsKey(id);
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        HttpSession session = event.getSession();
        session.setMaxInactiveInterval((int) settings.unfinishedFor().toSeconds());
        Map<String, Open> tooMany;
        synchronized (this) {
            tooMany = longestAtRest(one -> one.person() == null, settings.unfinished() - 1);
            open.put(session.getId(), new Open(session, null, ""));
        }
        end(tooMany.values());
    }

    @Override
    public synchronized void sessionDestroyed(HttpSessionEvent event) {
        open.remove(event.getSession().getId());
    }

    @Override
    public synchronized void sessionIdChanged(HttpSessionEvent event, String oldId) {
        Open one = open.remove(oldId);
        if (one != null) {
            open.put(event.getSession().getId(), one);
        }
    }

    /**
     * Makes a session for somebody who has just logged in; his oldest makes room for it where he has too many.
     *
     * @throws TooManySessions when there is no room, in all or for this address
     */
    @Override
    public void onAuthentication(Authentication login, HttpServletRequest request, HttpServletResponse response) {
        String address = request.getRemoteAddr();
        HttpSession before = request.getSession(false);
        refuseWithoutRoom(before == null ? "" : before.getId(), login.getName(), address);
        HttpSession session = request.getSession();
        session.setMaxInactiveInterval(session.getServletContext().getSessionTimeout() * SECONDS);
        Map<String, Open> tooMany;
        synchronized (this) {
            open.remove(session.getId());
            tooMany = longestAtRest(one -> one.isOf(login.getName()), settings.person() - 1);
            tooMany.keySet().forEach(id -> crowdedOut.put(id, true));
            open.put(session.getId(), new Open(session, login.getName(), address));
        }
        end(tooMany.values());
    }

    private synchronized void refuseWithoutRoom(String own, String person, String address) {
        List<Open> others = open.entrySet().stream()
                .filter(one -> !one.getKey().equals(own))
                .map(Map.Entry::getValue)
                .filter(one -> one.person() != null)
                .toList();
        boolean makesRoom = others.stream().filter(one -> one.isOf(person)).count() >= settings.person();
        long ofAddress =
                others.stream().filter(one -> one.address().equals(address)).count();
        if (!makesRoom && (others.size() >= settings.all() || ofAddress >= settings.address())) {
            throw new TooManySessions(others.size() + " sessions, " + ofAddress + " of " + address);
        }
    }

    /** Those that must go so that only so many are left; also of this map, since ending them may take a while. */
    private Map<String, Open> longestAtRest(Predicate<Open> which, int left) {
        List<String> found = open.entrySet().stream()
                .filter(one -> which.test(one.getValue()))
                .sorted(Comparator.comparingLong(one -> one.getValue().lastUsed()))
                .map(Map.Entry::getKey)
                .toList();
        Map<String, Open> gone = new HashMap<>();
        found.subList(0, Math.max(0, found.size() - left)).forEach(id -> gone.put(id, open.remove(id)));
        return gone;
    }

    /** Without the lock: ending a session calls back, and Tomcat ends some by itself meanwhile. */
    private static void end(Collection<Open> sessions) {
        for (Open one : sessions) {
            try {
                one.session().invalidate();
            } catch (IllegalStateException over) {
                // It ended by itself.
            }
        }
    }
}
