package org.zhenggai.closing.signoff;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.closing.signoff.ItemSignOffs.SignOff;
import org.zhenggai.closing.verification.ItemVerifications;
import org.zhenggai.closing.verification.ItemVerifications.Verification;
import org.zhenggai.closing.verification.VerificationState;
import org.zhenggai.engine.view.CaseView;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelView;

/** What a closure is signed upon: what the last verification found, and who has signed since. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
@ModelView(what = "核验结论和签批情况", of = KeyKind.ITEM)
class SignOffView implements CaseView {

    private final ItemVerifications verifications;
    private final ItemSignOffs signOffs;

    private record Found(
            String by,
            LocalDate on,
            String method,
            String where,
            String seen,
            String opinion,
            String unmet,
            String unmetReason,
            String confirmed,
            String team) {

        static Found of(Verification one) {
            return new Found(
                    one.byWhom(),
                    one.checkedOn() == null ? one.at().toLocalDate() : one.checkedOn(),
                    one.methodWord(),
                    one.place(),
                    one.seen(),
                    one.opinion(),
                    one.unmet(),
                    one.unmetReason(),
                    one.confirmationReason(),
                    one.team());
        }
    }

    private record Signed(String step, String by, LocalDate on, String opinion) {

        static Signed of(SignOff one) {
            return new Signed(one.step().word(), one.byWhom(), one.at().toLocalDate(), one.reason());
        }
    }

    /**
     * What the panel shows.
     *
     * @param found null where nothing was verified, as in an item taken over from elsewhere
     */
    private record Content(Found found, List<Signed> signed) {}

    @Override
    public String name() {
        return "signOff";
    }

    @Override
    public Object read(long item) {
        Optional<Verification> passed = verifications.of(item).stream()
                .filter(one -> one.verdict() == VerificationState.PASSED)
                .reduce((earlier, later) -> later);
        Predicate<SignOff> isSince =
                one -> passed.isEmpty() || !one.at().isBefore(passed.get().at());
        return new Content(
                passed.map(Found::of).orElse(null),
                signOffs.of(item).stream()
                        .filter(SignOff::isApproved)
                        .filter(isSince)
                        .map(Signed::of)
                        .toList());
    }
}
