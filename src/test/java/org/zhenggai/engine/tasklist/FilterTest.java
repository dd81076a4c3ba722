package org.zhenggai.engine.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.zhenggai.people.Directory;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;

/** Tasklist's filters: whose they are, in which order, and what they find. */
@EngineTest
class FilterTest {

    /** A decision, an episode or a round may have the same number as an item. */
    private static final String[] OF_AN_ITEM = {"rectification-item", "verification", "sign-off"};

    @Autowired
    private FilterService filters;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identities;

    @Autowired
    private AuthorizationService rights;

    @Autowired
    private Directory directory;

    @Autowired
    private Cycle cycle;

    @Autowired
    @Qualifier("tasklistFilters")
    private InitializingBean upgrade;

    @BeforeEach
    void people() {
        cycle.people();
    }

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "handler1, 本单位任务",
        "head1, 本单位任务",
        "office1, 整改办任务",
        "leader1, 待我审批",
        "secretary1, 待我审批",
        "discipline1, 待核验"
    })
    void lateOnesStandFirstAndAllOfOnesWorkOpensFirst(String user, String work) {
        List<Filter> own = as(user, this::all);

        assertThat(own.stream().sorted(by("place")).map(Filter::getName))
                .containsExactly("已逾期", "今天到期", "本周到期", "我的任务", work);
        assertThat(own.stream().sorted(by("priority")).map(Filter::getName).findFirst())
                .contains(work);
    }

    @ParameterizedTest
    @CsvSource({
        // The task is due on Wednesday, 6 March, 17:30; its week begins on Monday, the 4th, 0:00 in Shanghai.
        "2024-03-03T23:59, 0, 0, 0",
        "2024-03-04T00:01, 0, 0, 1",
        "2024-03-05T23:59, 0, 0, 1",
        "2024-03-06T00:01, 0, 1, 1",
        "2024-03-06T17:31, 1, 0, 0",
        "2024-03-11T09:00, 1, 0, 0"
    })
    void timeDecidesWhichOfThemATaskIsIn(LocalDateTime now, int overdue, int today, int week) {
        long item = cycle.items(cycle.startedRound(1)).get(0);

        cycle.at(now);

        assertThat(List.of(
                        found(HANDLER, "overdue", item),
                        found(HANDLER, "today", item),
                        found(HANDLER, "this-week", item)))
                .containsExactly((long) overdue, (long) today, (long) week);
        assertThat(found(HANDLER, "unit", item)).isOne();
        assertThat(found(OTHER_UNIT, "unit", item)).isZero();
        assertThat(found(OTHER_UNIT, "overdue", item)).isZero();
    }

    @Test
    void claimedTaskIsInTheFilterOfHisOwnOnly() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        tasks.setAssignee(cycle.task("acceptItem", item).getId(), HANDLER);

        assertThat(found(HANDLER, "mine", item)).isOne();
        assertThat(found(HEAD, "mine", item)).isZero();
        assertThat(found(HEAD, "unit", item)).isOne();
    }

    @Test
    void tasksOfEachRoleAreInItsFilter() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, done());
        assertThat(found(DISCIPLINE, "verification", item)).isOne();
        assertThat(found(OFFICE, "office", item)).isOne();

        cycle.complete("verifyItem", item, DISCIPLINE, org.zhenggai.process.Answers.passed());
        assertThat(found(LEADER, "approval", item)).isOne();
        assertThat(found(SECRETARY, "approval", item)).isZero();

        cycle.complete("signOffLeader", item, LEADER, org.zhenggai.process.Answers.approved());
        assertThat(found(SECRETARY, "approval", item)).isOne();
        assertThat(found(LEADER, "approval", item)).isZero();
    }

    @Test
    void whoIsNamedForATaskFindsItAndNobodyElse() {
        long item = cycle.itemInWork(Cycle::plannedAsMajor);
        cycle.complete("reportProgress", item, HANDLER, done());
        Map<String, Object> form = new HashMap<>(org.zhenggai.process.Answers.passedOnSite());
        form.put("members", Cycle.TEAM);
        cycle.complete("verifyItem", item, DISCIPLINE, form);
        for (String member : Cycle.TEAM) {
            assertThat(found(member, "verification", item)).isOne();
            assertThat(found(member, "mine", item)).isOne();
        }
        assertThat(found(DISCIPLINE, "verification", item)).isZero();
        assertThat(found(OFFICE, "office", item)).isZero();
    }

    @Test
    void startingAgainChangesNothing() throws Exception {
        List<String> before = state();

        upgrade.afterPropertiesSet();

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void filterOfAnEarlierReleaseIsKeptAndBroughtInLine() throws Exception {
        Filter old = filter("overdue");
        String id = old.getId();
        old.setName("已逾期");
        old.setQuery(tasks.createTaskQuery());
        old.setProperties(java.util.Map.of("priority", 2));
        filters.saveFilter(old);
        Filter surplus = filters.saveFilter(filters.newTaskFilter("自己加的"));

        upgrade.afterPropertiesSet();

        assertThat(filter("overdue").getId()).isEqualTo(id);
        assertThat(all()).hasSize(8).noneMatch(filter -> filter.getId().equals(surplus.getId()));
        long item = cycle.items(cycle.startedRound(1)).get(0);
        assertThat(found(HANDLER, "overdue", item)).isZero();
    }

    private List<String> state() {
        List<String> found = new java.util.ArrayList<>(all().stream()
                .map(filter -> filter.getId() + filter.getName() + filter.getProperties())
                .sorted()
                .toList());
        found.add(
                rights.createAuthorizationQuery().resourceType(Resources.FILTER).count() + " rights");
        return found;
    }

    private long found(String user, String key, long item) {
        String id = filter(key).getId();
        return as(
                user,
                () -> filters.count(
                        id,
                        tasks.createTaskQuery()
                                .processInstanceBusinessKey(Long.toString(item))
                                .processDefinitionKeyIn(OF_AN_ITEM)));
    }

    private Filter filter(String key) {
        return all().stream()
                .filter(filter -> key.equals(filter.getProperties().get("key")))
                .findFirst()
                .orElseThrow();
    }

    private List<Filter> all() {
        return filters.createTaskFilterQuery().list();
    }

    private static Comparator<Filter> by(String property) {
        return Comparator.comparing(filter -> (Integer) filter.getProperties().get(property));
    }

    private <T> T as(String user, Supplier<T> question) {
        identities.setAuthentication(user, List.copyOf(directory.groupsOf(user)));
        try {
            return question.get();
        } finally {
            identities.clearAuthentication();
        }
    }
}
