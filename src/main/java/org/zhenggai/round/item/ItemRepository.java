package org.zhenggai.round.item;

import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

interface ItemRepository extends CrudRepository<Item, Long> {

    Optional<Item> findByRoundAndNumber(long round, String number);
}
