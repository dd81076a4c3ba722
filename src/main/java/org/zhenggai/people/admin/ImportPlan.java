package org.zhenggai.people.admin;

import java.util.List;
import org.zhenggai.people.Change;
import org.zhenggai.people.Directory.Person;
import org.zhenggai.people.Directory.Unit;
import org.zhenggai.people.DirectoryBatch;
import org.zhenggai.people.DirectoryReader.Entry;
import org.zhenggai.people.admin.DirectoryFile.Fault;

/**
 * What an import would do, for a page to show and to be applied as it is.
 *
 * @param revision the directory's that this was made for
 * @param leavers people of the directory who are not in the file and would leave
 * @param returning user names of people who had left and are in the file
 * @param unchanged units and people that stand in the file as they are
 * @param faults nothing is applied while there is one
 */
record ImportPlan(
        long revision,
        List<Unit> newUnits,
        List<Changed<Unit>> changedUnits,
        List<Person> newPeople,
        List<Changed<Person>> changedPeople,
        List<Entry> leavers,
        List<String> returning,
        int unchanged,
        List<Fault> faults) {

    /** A unit or person as it would be, and the fields that differ from what it is. */
    record Changed<T>(T now, List<Change> changes) {}

    public boolean isApplicable() {
        return faults.isEmpty() && !isEmpty();
    }

    /** New people with their words for post and roles. */
    public List<Entry> newEntries() {
        return newPeople.stream()
                .map(person -> new Entry(person, null, true, false))
                .toList();
    }

    public boolean isEmpty() {
        return newUnits.isEmpty()
                && changedUnits.isEmpty()
                && newPeople.isEmpty()
                && changedPeople.isEmpty()
                && leavers.isEmpty();
    }

    DirectoryBatch.Changes changes() {
        return new DirectoryBatch.Changes(
                newUnits,
                changedUnits.stream().map(Changed::now).toList(),
                newPeople,
                changedPeople.stream().map(Changed::now).toList(),
                leavers.stream().map(entry -> entry.person().username()).toList());
    }
}
