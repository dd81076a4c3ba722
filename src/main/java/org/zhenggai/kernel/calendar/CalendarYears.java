package org.zhenggai.kernel.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The years that administrators have loaded, in the database for all nodes. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CalendarYears implements InitializingBean {

    private final WorkCalendar calendar;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    /** A loaded year. */
    public record Loaded(int year, int days, LocalDateTime loadedAt, String loadedBy) {}

    private record Row(int year, LocalDate day, boolean isWorkday, String name) {}

    @Override
    public void afterPropertiesSet() {
        refresh();
    }

    /** Takes over what other nodes have loaded. */
    public void refresh() {
        Map<Integer, List<SpecialDay>> years = new TreeMap<>();
        jdbc.sql("""
                        select year_number as "year", day_date as "day", is_workday, name
                        from calendar_day order by year_number, day_date
                        """)
                .query(Row.class)
                .list()
                .forEach(row -> years.computeIfAbsent(row.year(), year -> new ArrayList<>())
                        .add(new SpecialDay(row.day(), row.isWorkday(), row.name())));
        calendar.use(years);
    }

    /** Loads a year in place of what was known of it; counts at once on this node. */
    @Transactional
    public void load(CalendarFile file, String user) {
        jdbc.sql("delete from calendar_day where year_number = ?")
                .param(file.year())
                .update();
        jdbc.sql("delete from calendar_year where year_number = ?")
                .param(file.year())
                .update();
        jdbc.sql("insert into calendar_year (year_number, loaded_at, loaded_by) values (?, ?, ?)")
                .params(file.year(), LocalDateTime.now(clock), user)
                .update();
        batches.batchUpdate(
                "insert into calendar_day (year_number, day_date, is_workday, name) values (?, ?, ?, ?)",
                file.days().stream()
                        .map(day -> new Object[] {file.year(), day.day(), day.isWorkday(), day.name()})
                        .toList());
        refresh();
    }

    /** What was loaded, latest year first. */
    @Transactional(readOnly = true)
    public List<Loaded> loaded() {
        return jdbc.sql("""
                        select y.year_number as "year", count(d.day_date) as days, y.loaded_at, y.loaded_by
                        from calendar_year y left join calendar_day d on d.year_number = y.year_number
                        group by y.year_number, y.loaded_at, y.loaded_by order by y.year_number desc
                        """).query(Loaded.class).list();
    }
}
