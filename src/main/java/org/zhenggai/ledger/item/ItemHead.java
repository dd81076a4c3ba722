package org.zhenggai.ledger.item;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.zhenggai.round.Numerals;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.round.item.ItemState;

/** What the tables say of the item; what a form shows in other words is left out of its content. */
record ItemHead(
        String round,
        @JsonIgnore int areaNumber,
        @JsonIgnore String areaTitle,
        @JsonIgnore int findingNumber,
        @JsonIgnore String findingTitle,
        String number,
        String title,
        @JsonIgnore ItemState stands,
        @JsonIgnore ItemKind sort,
        boolean major,
        boolean involvesMoney,
        String unit,
        String leader,
        LocalDate deadline,
        LocalDate originalDeadline,
        int progress,
        int extensions,
        String waitingWho,
        String waitingFor,
        LocalDate askAgainOn) {

    @JsonProperty
    String area() {
        return Numerals.area(areaNumber, areaTitle);
    }

    @JsonProperty
    String finding() {
        return findingNumber + ". " + findingTitle;
    }

    @JsonProperty
    String stage() {
        return stands.stage().name();
    }

    @JsonProperty
    String state() {
        return stands.word();
    }

    @JsonProperty
    String kind() {
        return sort == null ? null : sort.word();
    }
}
