package org.zhenggai.paper.issuing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Days;
import org.zhenggai.paper.DocumentKind;
import org.zhenggai.paper.DocumentKind.Subject;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.LadderStep;

/** Which documents there are of a round and of an item, for somebody who may have them. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
class Offers {

    private final JdbcClient jdbc;
    private final DocumentAccess access;

    /**
     * A document that can be made.
     *
     * @param note which one of several it is, or empty
     */
    record Offer(DocumentKind kind, long subject, String note) {

        public String word() {
            return kind.word() + (note.isEmpty() ? "" : "（" + note + "）");
        }

        public String format() {
            return kind.isSheet() ? "Excel" : "Word";
        }
    }

    private record Found(long id, String note) {}

    List<Offer> ofRound(Viewer viewer, long round) {
        Stream<Offer> whole = Arrays.stream(DocumentKind.values())
                .filter(kind -> kind.subject() == Subject.ROUND)
                .map(kind -> new Offer(kind, round, ""));
        Stream<Offer> bulletins = found(
                DocumentKind.BULLETIN,
                "select b.id, '第' || p.number || '期' as note from bulletin b join reporting_period p on p.id = b.period"
                        + " where p.round = ? order by p.number desc",
                round);
        return allowed(viewer, Stream.concat(whole, bulletins));
    }

    List<Offer> ofItem(Viewer viewer, long item) {
        Stream<Offer> form = Stream.of(new Offer(DocumentKind.SIGN_OFF_FORM, item, ""));
        Stream<Offer> letters = steps(DocumentKind.REMINDER_LETTER, LadderStep.LETTER, item);
        Stream<Offer> talks = found(
                DocumentKind.TALK_RECORD,
                "select t.episode as id, coalesce(cast(coalesce(t.held_on, t.planned_on) as varchar), '待安排') as note"
                        + " from talk t join escalation_episode e on e.id = t.episode where e.item = ? order by t.id",
                item);
        Stream<Offer> lookBacks = found(
                DocumentKind.LOOK_BACK_RECORD,
                "select item as id, '' as note from standing_series where item = ? order by id desc limit 1",
                item);
        Stream<Offer> notices = steps(DocumentKind.SUPERVISION_NOTICE, LadderStep.SUPERVISION, item);
        return allowed(
                viewer, Stream.of(form, letters, talks, notices, lookBacks).flatMap(offers -> offers));
    }

    private Stream<Offer> steps(DocumentKind kind, LadderStep step, long item) {
        return found(
                kind,
                "select s.episode as id, cast(cast(s.taken_at as date) as varchar) as note from escalation_step s"
                        + " join escalation_episode e on e.id = s.episode where s.level = " + step.level()
                        + " and e.item = ? order by s.id",
                item);
    }

    private Stream<Offer> found(DocumentKind kind, String sql, long id) {
        return jdbc.sql(sql).param(id).query(Found.class).list().stream()
                .map(one -> new Offer(kind, one.id(), Days.inWords(one.note())));
    }

    Request request(Offer offer) {
        return access.request(offer.kind(), offer.subject()).orElseThrow();
    }

    List<Offer> allowed(Viewer viewer, Stream<Offer> offers) {
        return offers.filter(offer -> access.request(offer.kind(), offer.subject())
                        .filter(request -> access.mayHave(viewer, request) && !access.isWithdrawn(request.round()))
                        .isPresent())
                .toList();
    }
}
