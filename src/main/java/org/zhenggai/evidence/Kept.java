package org.zhenggai.evidence;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.zhenggai.evidence.EvidenceTable.Owner;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.item.ItemState;

/** When files of an item stay: what a verification relies on remains as the verifier and the leaders read it. */
final class Kept {

    /** While these last nobody has asked for a verification, or the item came back from it. */
    private static final Set<ItemState> BEFORE_VERIFICATION =
            EnumSet.range(ItemState.ASSIGNED, ItemState.EXTENSION_REVIEW);

    private Kept() {}

    /** Why no file of the item can be withdrawn, whoever asks; empty when one can. */
    static Optional<String> why(Owner item) {
        ItemState state = item.state();
        if (BEFORE_VERIFICATION.contains(state)) {
            return Optional.empty();
        }
        return Optional.of("事项" + item.number() + "现处于“" + state.word() + "”，核验和审批所依据的佐证材料不能撤回。"
                + (state == ItemState.VERIFICATION ? "传错了的，请补传正确的文件，并在说明中写明以哪一份为准。" : "确有错误的，请联系整改办。"));
    }

    static void refuse(Owner item) {
        why(item).ifPresent(sentence -> {
            throw new Refusal(sentence);
        });
    }
}
