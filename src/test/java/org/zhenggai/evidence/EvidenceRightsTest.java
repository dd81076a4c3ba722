package org.zhenggai.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.ItemState;

/** In which state of an item who may still add and withdraw files. */
class EvidenceRightsTest {

    private static final Set<ItemState> WORKED_ON = Set.of(
            ItemState.ASSIGNED,
            ItemState.HANDED_BACK,
            ItemState.ACCEPTED,
            ItemState.MEASURES_REVIEW,
            ItemState.IN_WORK,
            ItemState.EXTENSION_REVIEW,
            ItemState.VERIFICATION);

    private static boolean isOpen(String group, ItemState state) {
        return EvidenceFiles.isOpen(Viewer.of("somebody", "某人", List.of(group)), state);
    }

    @ParameterizedTest
    @EnumSource(ItemState.class)
    void whileItIsWorkedOnAndVerifiersWhileLeadersSign(ItemState state) {
        boolean isWorkedOn = WORKED_ON.contains(state);
        assertThat(isOpen("inspected-unit:unit1", state)).isEqualTo(isWorkedOn);
        assertThat(isOpen("leading-group", state)).isEqualTo(isWorkedOn);
        assertThat(isOpen("rectification-office", state)).isEqualTo(isWorkedOn || state == ItemState.SIGN_OFF);
        assertThat(isOpen("discipline", state)).isEqualTo(isWorkedOn || state == ItemState.SIGN_OFF);
    }

    /** What a verification reads and relies on stays as it is until the item is worked on again, whoever asks. */
    @ParameterizedTest
    @EnumSource(ItemState.class)
    void nothingIsWithdrawnFromTheRequestForVerificationOn(ItemState state) {
        boolean isBefore = WORKED_ON.contains(state) && state != ItemState.VERIFICATION;
        Optional<String> why = Kept.why(new EvidenceTable.Owner(1, 1, "34", state, false));
        assertThat(why.isEmpty()).isEqualTo(isBefore);
        why.ifPresent(sentence -> assertThat(sentence).contains("事项34", state.word(), "不能撤回"));
    }
}
