package org.zhenggai.people;

import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.people.DirectoryReader.Entry;
import org.zhenggai.people.mirror.Memberships;
import org.zhenggai.people.mirror.Mirror;
import org.zhenggai.round.item.BulkSteps;

/** Somebody leaves and another takes over what he has open (离岗移交), all at once or not at all. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Handover {

    private final DirectoryTables tables;
    private final DirectoryRules rules;
    private final DirectoryReader reader;
    private final OpenWork work;
    private final BulkSteps steps;
    private final Leaving leaving;
    private final Memberships memberships;
    private final Mirror mirror;
    private final HandoverProcess process;
    private final AccessLog log;

    /** What somebody has open, in words; empty when there is nothing to hand over. */
    @Transactional(readOnly = true)
    public String openWork(String username) {
        return work.of(username).words();
    }

    /**
     * Hands everything open to the successor, then retires the leaver.
     *
     * @throws Refusal when the successor is not active, or would lead items without being of the leading group
     */
    public void leave(String leaver, String successor, String actor) {
        tables.touch();
        Entry from = rules.checkLeaver(leaver, actor);
        Entry to = reader.known(successor);
        Refusal.unless(to.active(), "%s已经离岗，不能接手，请另选一人。", to.person().name());
        Refusal.unless(!leaver.equals(successor), "接手人不能是离岗人本人，请另选一人。");
        int items = work.of(leaver).items();
        Refusal.unless(
                items == 0 || to.person().roles().contains(Role.LEADING_GROUP),
                "%s是%d项未销号事项的责任领导，接手人须为领导小组成员，%s不是。请另选一人。",
                from.person().name(),
                items,
                to.person().name());
        steps.handOver(
                leaver,
                successor,
                from.person().name() + "离岗，责任领导改为" + to.person().name(),
                actor);
        log.record(actor, AccessKind.DIRECTORY_CHANGED, leaver, "离岗移交给" + successor + "，责任领导事项" + items + "项");
        Set<String> concerned = leaving.leave(leaver, actor);
        process.exchange(leaver, successor);
        process.reclaim(leaver, successor, memberships.of(successor));
        mirror.renew(concerned);
    }
}
