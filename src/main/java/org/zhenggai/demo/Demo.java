package org.zhenggai.demo;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.zhenggai.people.Directory;

/** The profile {@code demo}: the sample round half way, moved so that today stands where mid-October 2023 stood. */
@Component
@Profile("demo")
class Demo implements SmartInitializingSingleton {

    /** A Monday; Monday to Thursday stand in its week, Friday to Sunday in the week before. */
    private static final LocalDate MID_OCTOBER = LocalDate.of(2023, 10, 16);

    private final Story story;
    private final SamplePeople people;
    private final DemoCases cases;
    private final ReplayProcess engine;
    private final Directory directory;
    private final Environment environment;
    private final Clock clock;
    private final String password;

    Demo(
            Story story,
            SamplePeople people,
            DemoCases cases,
            ReplayProcess engine,
            Directory directory,
            Environment environment,
            Clock clock,
            @Value("${zhenggai.demo.password}") String password) {
        this.story = story;
        this.people = people;
        this.cases = cases;
        this.engine = engine;
        this.directory = directory;
        this.environment = environment;
        this.clock = clock;
        this.password = password;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (directory.hasAdministrator()) {
            return;
        }
        LocalDateTime now = LocalDateTime.now(clock);
        System.out.println("首次启动演示：正在用流程引擎走完样例轮次的前一半，约需几分钟……");
        people.add(password);
        story.tell(shift(now.toLocalDate()), now, System.out::println);
        engine.presentTime();
        cases.add();
    }

    /** Days between the story's own dates and today, in whole weeks, so that weekdays stay weekdays. */
    static long shift(LocalDate today) {
        int weekday = today.getDayOfWeek().getValue() - 1;
        LocalDate told = MID_OCTOBER.plusDays(weekday).minusWeeks(weekday >= DayOfWeek.FRIDAY.getValue() - 1 ? 1 : 0);
        return ChronoUnit.DAYS.between(told, today);
    }

    @EventListener(ApplicationReadyEvent.class)
    void welcome() {
        String port = environment.getProperty("local.server.port");
        System.out.println("""

                演示已就绪（样例数据，不是真实公文）。
                  打开  http://localhost:%s/
                  用户  zuzhijb 责任单位经办 · zhenggaiban1 整改办 · banzichengjian 责任领导 · shuji1 镇主要领导
                        hecha1 纪检 · xuncha1 巡察组 · liucheng1 流程设计 · guanli1 管理员
                  密码  %s（仅限演示）
                """.formatted(port, password));
    }
}
