package org.zhenggai.kernel.setup;

import lombok.RequiredArgsConstructor;

/**
 * A step from an empty database to the first round.
 *
 * @param who does it
 * @param why what is there already, what is missing, or what has to come first; a sentence
 * @param page where it is done, or null where there is no page yet
 * @param template address of a workbook or file to begin with, or null
 * @param templateName what the file is
 */
public record Step(Name name, Who who, State state, String why, String page, String template, String templateName) {

    /** The steps in their order; the word is what users read. */
    @RequiredArgsConstructor
    public enum Name {
        UNITS("单位"),
        PEOPLE("人员"),
        WORKDAYS("放假安排"),
        MAIL("邮件"),
        IMPORT("导入反馈意见"),
        STUDY("传达学习"),
        PLAN("整改方案");

        private final String word;

        public String word() {
            return word;
        }
    }

    /** Who does a step. */
    @RequiredArgsConstructor
    public enum Who {
        ADMINISTRATOR("管理员"),
        OFFICE("整改办");

        private final String word;

        public String word() {
            return word;
        }
    }

    /** How a step stands; the word is what users read. */
    @RequiredArgsConstructor
    public enum State {
        DONE("已完成"),
        OPEN("待办"),
        /** Something has to come first. */
        LATER("尚不能办");

        private final String word;

        public String word() {
            return word;
        }
    }

    public boolean isDone() {
        return state == State.DONE;
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public boolean isOfOffice() {
        return who == Who.OFFICE;
    }

    /** A step of an administrator without a template. */
    public static Step ofAdministrator(Name name, State state, String why, String page) {
        return new Step(name, Who.ADMINISTRATOR, state, why, page, null, null);
    }

    /** A step of the office without a template. */
    public static Step ofOffice(Name name, State state, String why, String page) {
        return new Step(name, Who.OFFICE, state, why, page, null, null);
    }

    /** The same with a template. */
    public Step with(String address, String what) {
        return new Step(name, who, state, why, page, address, what);
    }
}
