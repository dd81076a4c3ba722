package org.zhenggai.round;

import org.springframework.data.repository.CrudRepository;
import org.zhenggai.kernel.Refusal;

/** Rounds by id; {@link #get} for a round that must exist. */
public interface RoundRepository extends CrudRepository<Round, Long> {

    boolean existsByDocumentSha256(String sha256);

    /**
     * The round of this id.
     *
     * @throws Refusal when there is none
     */
    default Round get(long id) {
        return findById(id).orElseThrow(() -> new Refusal("没有编号为" + id + "的整改轮次，请从首页重新进入。"));
    }
}
