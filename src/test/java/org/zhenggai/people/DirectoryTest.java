package org.zhenggai.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Directory.Person;
import org.zhenggai.people.Directory.Unit;
import org.zhenggai.people.DirectoryReader.Node;
import org.zhenggai.people.account.Credentials;
import org.zhenggai.people.mirror.Mirror;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;

/** Units and people change, and the engine's users and groups are what the tables say. */
@EngineTest
class DirectoryTest {

    private static final String ADMIN = "guanli";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Directory directory;

    @Autowired
    private DirectoryReader reader;

    @Autowired
    private Mirror mirror;

    @Autowired
    private Credentials credentials;

    @Autowired
    private IdentityService identities;

    @Autowired
    private Cycle cycle;

    @Autowired
    private JdbcClient jdbc;

    private String unit;
    private String user;

    @BeforeEach
    void prepare() {
        cycle.people();
        unit = "dir-unit" + NUMBER.incrementAndGet();
        user = "dir-user" + NUMBER.get();
        directory.addUnit(new Unit(unit, "目录测试单位" + unit, "department", "town"), ADMIN);
        directory.addPerson(person("张三", Posts.HANDLER, Role.INSPECTED_UNIT), "test-only");
    }

    private Person person(String name, String post, Role... roles) {
        return new Person(user, name, post, unit, null, Set.of(roles));
    }

    private List<String> groupsOf(String username) {
        return identities.createGroupQuery().groupMember(username).list().stream()
                .map(Group::getId)
                .sorted()
                .toList();
    }

    private static void assertRefused(String sentence, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOf(Refusal.class).hasMessageContaining(sentence);
    }

    private List<String> logged(String subject) {
        return jdbc.sql("select kind || '：' || detail from access_log where actor = ? and subject = ? order by id")
                .params(ADMIN, subject)
                .query(String.class)
                .list();
    }

    @Test
    void changedPersonHasOtherGroupsAtOnce() {
        assertThat(groupsOf(user)).containsExactly("inspected-unit", "inspected-unit:" + unit);
        directory.changePerson(person("张三丰", Posts.HEAD, Role.INSPECTED_UNIT, Role.LEADING_GROUP), ADMIN);
        assertThat(groupsOf(user))
                .containsExactly(
                        "inspected-unit",
                        "inspected-unit:" + unit,
                        "leading-group",
                        "person:" + user,
                        "unit-head:" + unit);
        assertThat(identities.createUserQuery().userId(user).singleResult().getFirstName())
                .isEqualTo("张三丰");
        assertThat(logged(user)).containsExactly("RIGHTS_CHANGED：姓名：张三→张三丰；职务：经办人→负责人；角色：责任单位→责任单位、领导小组");
    }

    @Test
    void whoIsRetiredHasNothingAndComesBackByAChange() {
        directory.retire(user, ADMIN);
        assertThat(groupsOf(user)).isEmpty();
        assertThat(directory.groupsOf(user)).isEmpty();
        assertThat(credentials.matches(user, "test-only")).isFalse();
        assertThat(directory.nameOf(user)).as("for the history").isEqualTo("张三");
        assertRefused("已经离岗", () -> directory.retire(user, ADMIN));
        directory.changePerson(person("张三", Posts.HANDLER, Role.INSPECTED_UNIT), ADMIN);
        assertThat(groupsOf(user)).containsExactly("inspected-unit", "inspected-unit:" + unit);
        assertThat(credentials.matches(user, "test-only")).isFalse();
    }

    @Test
    void administratorsDoNotHelpThemselvesAndOneStays() {
        Person admin = reader.person(ADMIN).orElseThrow().person();
        assertRefused(
                "不能修改自己的角色",
                () -> directory.changePerson(
                        new Person(
                                ADMIN,
                                admin.name(),
                                admin.post(),
                                null,
                                null,
                                Set.of(Role.CAMUNDA_ADMIN, Role.SECRETARY)),
                        ADMIN));
        assertRefused("最后一名管理员", () -> directory.retire(ADMIN, user));
        assertThat(reader.person(ADMIN).orElseThrow().active()).isTrue();
        directory.changePerson(
                new Person(ADMIN, "管理员甲", admin.post(), null, "a@example.cn", Set.of(Role.CAMUNDA_ADMIN)), ADMIN);
        assertThat(directory.nameOf(ADMIN)).isEqualTo("管理员甲");
    }

    @Test
    void whoHasSomethingOpenDoesNotJustLeave() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        assertRefused("未销号事项的责任领导", () -> directory.retire(Cycle.LEADER, ADMIN));
        Person leader = reader.person(Cycle.LEADER).orElseThrow().person();
        assertRefused(
                "不能取消“领导小组”角色",
                () -> directory.changePerson(
                        new Person(Cycle.LEADER, leader.name(), "leader", null, null, Set.of(Role.SECRETARY)), ADMIN));
        assertRefused("仍牵头", () -> directory.closeUnit("unit1", ADMIN));
        assertThat(cycle.task("acceptItem", item)).isNotNull();
    }

    @Test
    void unitIsClosedWhenNobodyIsLeft() {
        assertRefused("仍有下级单位或在岗人员（张三）", () -> directory.closeUnit(unit, ADMIN));
        directory.retire(user, ADMIN);
        directory.closeUnit(unit, ADMIN);
        assertThat(directory.units()).extracting(Unit::code).doesNotContain(unit);
        assertThat(directory.tree())
                .filteredOn(Node::closed)
                .extracting(node -> node.unit().code())
                .contains(unit);
        assertRefused("不存在或已撤销", () -> directory.changePerson(person("张三", Posts.HANDLER, Role.INSPECTED_UNIT), ADMIN));
        directory.changeUnit(new Unit(unit, "恢复的单位" + unit, "community", "town"), ADMIN);
        assertThat(directory.units()).extracting(Unit::code).contains(unit);
    }

    @Test
    void treeHasNoCircles() {
        directory.addUnit(new Unit(unit + "b", "下级" + unit, "community", unit), ADMIN);
        assertThat(directory.tree())
                .extracting(node -> node.depth() + node.unit().code())
                .contains("1" + unit, "2" + unit + "b");
        assertRefused(
                "不能隶属于自己或自己的下级单位",
                () -> directory.changeUnit(new Unit(unit, "目录测试单位" + unit, "department", unit + "b"), ADMIN));
        assertRefused("已有名称为", () -> directory.addUnit(new Unit(unit + "c", "下级" + unit, "community", unit), ADMIN));
        assertRefused("不能用", () -> directory.addUnit(new Unit("a:b", "冒号", "community", null), ADMIN));
    }

    @Test
    void whatSomebodyWritesIntoTheEngineIsUndone() {
        identities.createMembership(user, Role.SECRETARY.code());
        identities.deleteMembership(user, "inspected-unit:" + unit);
        if (identities.createUserQuery().userId("stranger").count() == 0) {
            identities.saveUser(identities.newUser("stranger"));
        }
        identities.createMembership("stranger", Role.RECTIFICATION_OFFICE.code());
        mirror.renewAll();
        assertThat(groupsOf(user)).containsExactly("inspected-unit", "inspected-unit:" + unit);
        assertThat(groupsOf("stranger")).isEmpty();
        assertThat(identities.createUserQuery().userId("stranger").count()).isOne();
    }

    @Test
    void peopleAreFoundByNameUserNameAndUnit() {
        assertThat(reader.people("张三", unit, false, 1).rows())
                .extracting(entry -> entry.person().username())
                .containsExactly(user);
        assertThat(reader.people(user.toUpperCase(), "", false, 1).all()).isPositive();
        assertThat(reader.people("单位" + unit, "", false, 1).all()).isOne();
        assertThat(reader.people("%", "", false, 1).all()).as("no wildcard").isZero();
        assertThat(reader.people("", unit, true, 7)).matches(page -> page.all() == 0 && page.number() == 1);
    }
}
