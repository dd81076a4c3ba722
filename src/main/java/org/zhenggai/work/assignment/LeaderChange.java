package org.zhenggai.work.assignment;

import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Directory.Choice;
import org.zhenggai.round.CaseModels;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.Items;

/** Another responsible leader for an item: the way out where the one of the plan may not sign it off. */
@Service
@Transactional
@RequiredArgsConstructor
class LeaderChange {

    private static final int LONGEST_REASON = 500;

    private final Items items;
    private final Directory directory;
    private final CaseModels cases;
    private final LeaderTasksProcess tasks;

    /** The name of the one who is it now; empty when nobody is. */
    @Transactional(readOnly = true)
    Optional<String> current(Item item) {
        return Optional.ofNullable(item.leader()).map(directory::nameOf);
    }

    /** Everybody who may be it, without the one who is. */
    @Transactional(readOnly = true)
    List<Choice> successors(Item item) {
        return directory.leaders().stream()
                .filter(choice -> !choice.value().equals(item.leader()))
                .toList();
    }

    /** Changes the leader and gives him the open tasks of the one before. */
    void change(long id, String successor, String reason, String actor) {
        Item item = items.get(id);
        String why = reason == null ? "" : reason.strip();
        Refusal.unless(!why.isEmpty(), "请填写变更责任领导的理由。");
        Refusal.unless(why.length() <= LONGEST_REASON, "理由超过%d字，请精简后再提交。", LONGEST_REASON);
        Choice chosen = successors(item).stream()
                .filter(choice -> choice.value().equals(successor))
                .findFirst()
                .orElseThrow(() -> new Refusal("请从列表中选择另一位领导小组成员担任责任领导。"));
        items.changeLeader(id, actor, successor, "责任领导改为" + chosen.label() + "：" + why);
        tasks.exchange(cases.keysOf(id), item.leader(), successor);
    }
}
