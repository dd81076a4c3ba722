package org.zhenggai.people;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.zhenggai.people.account.AccountActs;

/** The roles; the code is the engine's group, for units followed by the unit's own code. */
@RequiredArgsConstructor
public enum Role {
    INSPECTED_UNIT("inspected-unit", "责任单位"),
    RECTIFICATION_OFFICE("rectification-office", "整改办"),
    LEADING_GROUP("leading-group", "领导小组"),
    SECRETARY("secretary", "镇主要领导"),
    DISCIPLINE("discipline", "纪检"),
    INSPECTION_TEAM("inspection-team", "巡察组"),
    PROCESS_DESIGNER("process-designer", "流程设计"),
    CAMUNDA_ADMIN("camunda-admin", "管理员");

    private final String code;
    private final String word;

    public String code() {
        return code;
    }

    /** The word users read. */
    public String word() {
        return word;
    }

    /** Whether it is more than a post in a unit, so that whoever gives it is watched; see {@link AccountActs}. */
    public boolean isAboveUnits() {
        return this != INSPECTED_UNIT;
    }

    /** Whether its people get cases by their own name, so that a substitute needs a group of theirs. */
    public boolean isPersonal() {
        return this == LEADING_GROUP || this == INSPECTION_TEAM;
    }

    /** The engine's group of a unit. */
    public static String groupOfUnit(String unit) {
        return INSPECTED_UNIT.code + ":" + unit;
    }

    /** The engine's group of the heads of a unit, who alone get the tasks of confidential items. */
    public static String groupOfHeads(String unit) {
        return "unit-head:" + unit;
    }

    /** The engine's group of one person and, while he is away, of his substitute. */
    public static String groupOfPerson(String username) {
        return "person:" + username;
    }

    /** The words of several, in one order. */
    public static String words(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::word).collect(Collectors.joining("、"));
    }

    /** The role with this code, if any. */
    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
    }
}
