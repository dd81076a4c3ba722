package org.zhenggai.notice.calendar;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.kernel.calendar.ClockConfiguration;
import org.zhenggai.notice.Links;
import org.zhenggai.notice.Numbers;
import org.zhenggai.notice.Numbers.Subject;
import org.zhenggai.notice.OpenTasksProcess;
import org.zhenggai.notice.OpenTasksProcess.OpenTask;
import org.zhenggai.notice.TaskNotices;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.ItemState;

/**
 * A person's calendar (iCalendar, RFC 5545): the due dates of what he may work on, the deadlines of the items he answers
 * for, and meetings; as he may see them at the moment it is read. Numbers and words of tasks only.
 */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class CalendarFeed {

    /** An entry needs a length to be seen in a calendar. */
    private static final Duration LENGTH = Duration.ofMinutes(30);

    private static final String PREFIX = "userTask_";

    private final JdbcClient jdbc;
    private final OpenTasksProcess tasks;
    private final Numbers numbers;
    private final Directory directory;
    private final Links links;
    private final Clock clock;

    private record Deadline(long id, String number, LocalDate deadline) {}

    /** The calendar as text. */
    public String of(String username) {
        Set<String> groups = directory.groupsOf(username);
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//zhenggai//zhenggai//ZH"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(new XProperty("X-WR-CALNAME", "整改"));
        calendar.add(zone());
        addTasks(calendar, username, groups);
        addDeadlines(calendar, Viewer.of(username, username, groups));
        try (StringWriter text = new StringWriter()) {
            new CalendarOutputter().output(calendar, text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VTimeZone zone() {
        return TimeZoneRegistryFactory.getInstance()
                .createRegistry()
                .getTimeZone(ClockConfiguration.ZONE.getId())
                .getVTimeZone();
    }

    private void addTasks(Calendar calendar, String username, Set<String> groups) {
        List<OpenTask> mine = tasks.of(username, groups, meetings(groups));
        Map<Subject, String> known =
                numbers.of(mine.stream().map(CalendarFeed::subject).toList());
        for (OpenTask task : mine) {
            Temporal due = task.due().atZone(ClockConfiguration.ZONE);
            VEvent event = event(
                    "task-" + task.id(),
                    known.get(subject(task)) + " " + Numbers.word(task.process(), task.word()),
                    mayOpen(task, username, groups) ? Links.task(task.id()) : "/",
                    due.minus(LENGTH));
            event.add(new DtEnd<>(due));
            calendar.add(event);
        }
    }

    private static Subject subject(OpenTask task) {
        return new Subject(task.process(), task.subject());
    }

    private static boolean mayOpen(OpenTask task, String username, Collection<String> groups) {
        return task.groups().contains("person:" + username) || !Collections.disjoint(task.groups(), groups);
    }

    /** The tasks that are done in meetings these groups sit in. */
    private static Set<String> meetings(Set<String> groups) {
        return TaskNotices.MEETINGS.entrySet().stream()
                .filter(meeting -> !Collections.disjoint(meeting.getValue(), groups))
                .map(meeting -> PREFIX + meeting.getKey())
                .collect(Collectors.toSet());
    }

    private void addDeadlines(Calendar calendar, Viewer viewer) {
        jdbc.sql("""
                        select i.id, %s, i.deadline from item i join round r on r.id = i.round
                        where i.deadline is not null and %s
                            and (i.lead_unit in (:ownUnits) or i.leader in (:principals)) and %s
                        order by i.deadline, i.id
                        """.formatted(Numbers.OF_ITEM, ItemState.startedIn("i"), Scope.CONDITION))
                .params(Scope.of(viewer).parameters())
                .query(Deadline.class)
                .list()
                .forEach(item -> calendar.add(
                        event("item-" + item.id(), item.number() + " 整改期限", Links.item(item.id()), item.deadline())));
    }

    private VEvent event(String id, String summary, String path, Temporal start) {
        VEvent event = new VEvent(false);
        event.add(new DtStamp(clock.instant()));
        event.add(new Uid(id + "@" + links.host()));
        event.add(new DtStart<>(start));
        event.add(new Summary(summary));
        event.add(new Url(URI.create(links.to(path))));
        return event;
    }
}
