package org.zhenggai.demo;

import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.people.Directory;
import org.zhenggai.people.account.Credentials;

/** The units and people of the sample round; nobody real. */
@Component
@RequiredArgsConstructor
class SamplePeople {

    private final Directory directory;
    private final Credentials credentials;

    /** Adds them all with the same password, hashed once. */
    @Transactional
    public void add(String password) {
        Sample sample = Sample.load();
        sample.units().forEach(directory::addUnit);
        String hash = credentials.hash(password);
        sample.people().forEach(person -> {
            directory.addPerson(person);
            credentials.setHash(person.username(), hash, false);
        });
    }
}
