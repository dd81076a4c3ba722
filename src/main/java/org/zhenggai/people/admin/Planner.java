package org.zhenggai.people.admin;

import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.zhenggai.people.Change;
import org.zhenggai.people.admin.DirectoryFile.Fault;
import org.zhenggai.people.admin.DirectoryFile.Line;
import org.zhenggai.people.admin.ImportPlan.Changed;

/** What the lines of a file would add to the directory and change in it, and what is wrong with them. */
@RequiredArgsConstructor
abstract class Planner<T> {

    static final int LONGEST_NAME = 100;

    final List<T> added = new ArrayList<>();
    final List<Changed<T>> changed = new ArrayList<>();
    int unchanged;

    /** Also of others: all that is wrong with the file. */
    final List<Fault> faults;

    void keep(T now, List<Change> changes) {
        if (changes.isEmpty()) {
            unchanged++;
        } else {
            changed.add(new Changed<>(now, changes));
        }
    }

    void fault(Line line, Column column, String message) {
        faults.add(new Fault(line.place(), column.word(), message));
    }
}
