package org.zhenggai.access.cases;

import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.people.Directory.Choice;
import org.zhenggai.people.Role;

/** The people of inspection teams who may read a round: its own team, and no other. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RoundReaders {

    private final JdbcClient jdbc;
    private final AccessLog log;

    /** Lets somebody of an inspection team read the round; nothing happens when he may already. */
    public void add(long round, String username) {
        if (of(round).stream().noneMatch(reader -> reader.value().equals(username))) {
            jdbc.sql("insert into round_reader (round, username) values (?, ?)")
                    .params(round, username)
                    .update();
        }
    }

    public void remove(long round, String username) {
        jdbc.sql("delete from round_reader where round = ? and username = ?")
                .params(round, username)
                .update();
    }

    /** Who may read the round, by name. */
    @Transactional(readOnly = true)
    public List<Choice> of(long round) {
        return jdbc.sql("""
                        select p.username as "value", p.name as label
                        from round_reader r join person p on p.username = r.username where r.round = :round
                        order by p.name
                        """).param("round", round).query(Choice.class).list();
    }

    /** People of inspection teams who are not entered for the round yet. */
    @Transactional(readOnly = true)
    List<Choice> candidates(long round) {
        return jdbc.sql("""
                        select p.username as "value", p.name as label
                        from person p join person_role r on r.username = p.username
                        where p.active and r.role = :team
                            and not exists (select 1 from round_reader e where e.round = :round
                            and e.username = p.username)
                        order by p.name
                        """)
                .param("team", Role.INSPECTION_TEAM.code())
                .param("round", round)
                .query(Choice.class)
                .list();
    }

    /** Enters somebody as the office does: chosen from the candidates, and noted in the log of access. */
    void admit(long round, String username, String actor) {
        Refusal.unless(
                candidates(round).stream().anyMatch(choice -> choice.value().equals(username)),
                "请从名单中选择；名单中只有在岗的巡察组人员，已经列入的不再出现。");
        add(round, username);
        log.record(actor, AccessKind.RIGHTS_CHANGED, "轮次" + round, "准许" + username + "查看");
    }

    /** Takes that back, as the office does. */
    void dismiss(long round, String username, String actor) {
        Refusal.unless(of(round).stream().anyMatch(choice -> choice.value().equals(username)), "此人不在可查看本轮的名单中，请刷新页面。");
        remove(round, username);
        log.record(actor, AccessKind.RIGHTS_CHANGED, "轮次" + round, "取消" + username + "查看");
    }
}
