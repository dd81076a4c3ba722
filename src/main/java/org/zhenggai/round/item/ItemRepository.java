package org.zhenggai.round.item;

import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

interface ItemRepository extends CrudRepository<Item, Long> {

    Optional<Item> findByRoundAndNumber(long round, String number);

    @Modifying
    @Query("update item set confidential = :confidential, version = version + 1 where id = :item")
    void mark(long item, boolean confidential);

    @Modifying
    @Query("update item set rebounded_at = :at, version = version + 1 where id = :item")
    void rebound(long item, LocalDateTime at);

    @Modifying
    @Query("update item set passage_from = :offset where id = :item")
    void keepPassage(long item, int offset);

    @Modifying
    @Query("delete from item_assisting where item = :item and unit = :unit")
    void endAssistance(long item, String unit);
}
