package org.zhenggai.people;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Computes each hash once a run: a third of the time of tests with a server went into the few passwords that all of them
 * use. In every application of the tests, as {@code AutoConfiguration.imports} names it.
 */
@AutoConfiguration
public class RememberedPasswords {

    private static final Map<String, String> HASHES = new ConcurrentHashMap<>();
    private static final Map<List<String>, Boolean> MATCHES = new ConcurrentHashMap<>();

    @Bean
    PasswordEncoder rememberedPasswords() {
        PasswordEncoder real = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        return new PasswordEncoder() {

            @Override
            public String encode(CharSequence password) {
                return HASHES.computeIfAbsent(password.toString(), real::encode);
            }

            @Override
            public boolean matches(CharSequence password, String hash) {
                return MATCHES.computeIfAbsent(
                        List.of(password.toString(), hash), pair -> real.matches(pair.get(0), pair.get(1)));
            }

            @Override
            public boolean upgradeEncoding(String hash) {
                return real.upgradeEncoding(hash);
            }
        };
    }
}
