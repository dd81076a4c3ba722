package org.zhenggai.people.account;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.people.DirectoryReader;
import org.zhenggai.people.DirectoryReader.Entry;

/** Random passwords that an administrator hands out, shown once and changed at the first login. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class InitialPasswords {

    /** Without letters and digits that look alike. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 12;

    /**
     * Twelve random characters (70 bits) cannot be guessed however fast somebody tries, so the cheapest hash does and
     * thousands of them take seconds; the password that replaces it is hashed in the usual way.
     */
    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(4);

    private final SecureRandom random = new SecureRandom();
    private final Credentials credentials;
    private final DirectoryReader directory;
    private final AccountActs acts;
    private final AccessLog log;

    /** A password to hand out; nothing but this keeps it. */
    public record Initial(String username, String name, String unit, String password) {

        @Override
        public String toString() {
            return "Initial[" + username + "]";
        }
    }

    /** Gives somebody a new password, of which others are told; one that he had counts no more, and no lock either. */
    public Initial issue(String username, String actor) {
        return issue(List.of(username), actor).get(0);
    }

    /** The same for many. */
    public List<Initial> issue(List<String> usernames, String actor) {
        List<Initial> issued = first(usernames, actor);
        usernames.forEach(username -> acts.passwordReset(username, actor));
        return issued;
    }

    /** Gives people who were added just now their first one: there is nobody yet as whom somebody could act. */
    public List<Initial> first(List<String> usernames, String actor) {
        List<Initial> issued = new ArrayList<>();
        for (String username : usernames) {
            Entry person = directory
                    .person(username)
                    .filter(Entry::active)
                    .orElseThrow(() -> new Refusal("没有在岗人员“" + username + "”，请刷新页面。"));
            String password = draw();
            credentials.setHash(username, "{bcrypt}" + encoder.encode(password), true);
            log.record(actor, AccessKind.PASSWORD_CHANGED, username, "管理员发放初始密码");
            issued.add(new Initial(username, person.person().name(), person.unitName(), password));
        }
        return issued;
    }

    private String draw() {
        StringBuilder password = new StringBuilder();
        for (int n = 0; n < LENGTH; n++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
