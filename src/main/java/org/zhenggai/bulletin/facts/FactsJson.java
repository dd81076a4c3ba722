package org.zhenggai.bulletin.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** How the facts of a bulletin are kept. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class FactsJson {

    private final ObjectMapper mapper;

    public String write(BulletinFacts facts) {
        try {
            return mapper.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public BulletinFacts read(String facts) {
        try {
            return mapper.readValue(facts, BulletinFacts.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
