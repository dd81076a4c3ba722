package org.zhenggai.access.cases;

/** What people read in the place of the words of a confidential item (涉密事项) that they may not see. */
public final class Withheld {

    /** In the place of its title. */
    public static final String TITLE = "涉密事项";

    /** In the place of what was reported of it. */
    public static final String REPORT = "涉密事项，另行报告";

    /** In the place of what was decided on it. */
    public static final String DECISION = "涉密事项，另行传达";

    private Withheld() {}
}
