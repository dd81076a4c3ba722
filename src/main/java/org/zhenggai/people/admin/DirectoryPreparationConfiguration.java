package org.zhenggai.people.admin;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.kernel.setup.Preparation;
import org.zhenggai.kernel.setup.Step;
import org.zhenggai.kernel.setup.Step.Name;
import org.zhenggai.kernel.setup.Step.State;
import org.zhenggai.people.Directory;
import org.zhenggai.people.DirectoryReader;
import org.zhenggai.people.DirectoryReader.Entry;
import org.zhenggai.people.Role;

/** Whether there are the units and the people that a round needs. */
@Configuration
class DirectoryPreparationConfiguration {

    private static final String IMPORT = "/administration/directory/import";
    private static final String TEMPLATE = IMPORT + "/template";
    private static final String TEMPLATE_NAME = "单位和人员.xlsx";

    /** Without one of them a round comes to a step that nobody can do. */
    private static final List<Role> NEEDED = List.of(
            Role.RECTIFICATION_OFFICE, Role.LEADING_GROUP, Role.SECRETARY, Role.DISCIPLINE, Role.INSPECTED_UNIT);

    private static final int NAMED = 3;

    @Bean
    Preparation unitsPreparation(Directory directory) {
        return () -> {
            int units = directory.units().size();
            return (units == 0
                            ? Step.ofAdministrator(Name.UNITS, State.OPEN, "还没有责任单位。下载表格，单位和人员一起填，一次上传。", IMPORT)
                            : Step.ofAdministrator(
                                    Name.UNITS, State.DONE, "已有责任单位" + units + "个。", "/administration/directory"))
                    .with(TEMPLATE, TEMPLATE_NAME);
        };
    }

    @Bean
    Preparation peoplePreparation(Directory directory, DirectoryReader reader) {
        return () -> {
            List<Entry> people =
                    reader.everybody().stream().filter(Entry::active).toList();
            return people(directory.units(), people).with(TEMPLATE, TEMPLATE_NAME);
        };
    }

    private static Step people(List<Directory.Unit> units, List<Entry> people) {
        if (units.isEmpty()) {
            return Step.ofAdministrator(Name.PEOPLE, State.LATER, "先有单位，才能把人员放进单位；同一张表格里一起填也可以。", null);
        }
        List<String> roles = NEEDED.stream()
                .filter(role ->
                        people.stream().noneMatch(one -> one.person().roles().contains(role)))
                .map(Role::word)
                .toList();
        Set<String> manned = people.stream()
                .filter(one -> one.person().roles().contains(Role.INSPECTED_UNIT))
                .map(one -> one.person().unit())
                .collect(Collectors.toSet());
        List<String> empty = units.stream()
                .filter(unit -> !manned.contains(unit.code()))
                .map(Directory.Unit::name)
                .toList();
        if (roles.isEmpty() && empty.isEmpty()) {
            return Step.ofAdministrator(
                    Name.PEOPLE, State.DONE, "在岗人员" + people.size() + "名，各角色、各单位都有人。", "/administration/directory");
        }
        String missing = Stream.of(
                        roles.isEmpty() ? "" : "还没有" + String.join("、", roles) + "。",
                        empty.isEmpty()
                                ? ""
                                : empty.stream().limit(NAMED).collect(Collectors.joining("、"))
                                        + (empty.size() > NAMED ? "等" + empty.size() + "个单位" : "")
                                        + "还没有负责人或经办人。")
                .collect(Collectors.joining());
        return Step.ofAdministrator(Name.PEOPLE, State.OPEN, missing, IMPORT);
    }
}
