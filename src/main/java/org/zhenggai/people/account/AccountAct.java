package org.zhenggai.people.account;

import java.time.LocalDateTime;
import org.zhenggai.kernel.Days;

/**
 * Something an administrator did to an account by which he could act as somebody else. It is kept, and told inside the
 * transaction in which it was done.
 *
 * @param person whose account it is
 * @param detail the roles it is about, in words; empty for none
 */
public record AccountAct(
        long id,
        LocalDateTime at,
        String actor,
        String actorName,
        String person,
        String personName,
        Kind kind,
        String detail) {

    /** What was done, in words users read. */
    public enum Kind {
        GRANTED("授予角色"),
        RETURNED("恢复在岗"),
        PASSWORD("重置密码"),
        /** Where notices go that tell of the others. */
        MAIL("修改邮箱");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** Whose account it is: the user name first, which nobody else has. */
    public String whose() {
        return person + "（" + personName + "）";
    }

    /** Who did it. */
    public String who() {
        return actor + "（" + actorName + "）";
    }

    /** What was done. */
    public String what() {
        return detail.isEmpty() ? kind.word : kind.word + "：" + detail;
    }

    /** When, who and what, for somebody who is told. */
    public String sentence() {
        return Days.words(at) + " " + who() + what();
    }

    /** The same for whose account it is. */
    public String toHimself() {
        String what = kind == Kind.PASSWORD ? "您的密码于%s由%s重置。" : kind == Kind.MAIL ? "您的邮箱于%s由%s修改。" : "您的账号于%s由%s变动。";
        return what.formatted(Days.words(at), who()) + "如果不是您要求的，请立即修改密码，并告知纪检或整改办。";
    }
}
