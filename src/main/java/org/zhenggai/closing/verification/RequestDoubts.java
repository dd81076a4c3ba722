package org.zhenggai.closing.verification;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.Days;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.item.Measures;

/**
 * What of a request for verification does not fit together: measures that nobody called finished, and a return that was
 * answered without any new file. It is told to the verifier and judged by him alone; a measure can have fallen away, and what
 * proves can be on paper.
 */
@Component
@RequiredArgsConstructor
class RequestDoubts {

    /** Returns after which an item is worked on again and verified anew. */
    private static final Set<EventKind> RETURNS = EnumSet.of(
            EventKind.VERIFICATION_FAILED,
            EventKind.LEADER_REFUSED,
            EventKind.SECRETARY_REFUSED,
            EventKind.COMMITTEE_REFUSED,
            EventKind.SUMS_REFUSED,
            EventKind.STEP_RETURNED);

    private final Measures measures;
    private final JdbcClient jdbc;

    private record LastReturn(LocalDateTime at, int files) {}

    /** In sentences, none when there is nothing. */
    List<String> of(long item) {
        List<String> doubts = new ArrayList<>();
        List<Integer> open = measures.unfinished(item);
        if (!open.isEmpty()) {
            doubts.add(open.size() + "条措施未报完成：第"
                    + open.stream().map(String::valueOf).collect(Collectors.joining("、")) + "条。");
        }
        LastReturn last = lastReturn(item);
        if (last.at() != null && last.files() == 0) {
            doubts.add("退回后没有新的佐证材料：" + Days.words(last.at().toLocalDate()) + "退回，至今没有上传文件。");
        }
        return doubts;
    }

    private LastReturn lastReturn(long item) {
        return jdbc.sql("""
                        select r.at, cast((select count(*) from evidence e where e.item = :item and e.withdrawn_at is null
                            and e.uploaded_at >= r.at) as integer) as files
                        from (select max(at) as at from event where item = :item and kind in (:returns)) r
                        """)
                .param("item", item)
                .param("returns", RETURNS.stream().map(EventKind::name).toList())
                .query(LastReturn.class)
                .single();
    }
}
