package org.zhenggai.engine.models.state;

import java.util.List;

/**
 * A model with its versions: the newest, and those that something still runs in.
 *
 * @param versions the newest first
 * @param isQuiet whether only those who work on its cases may know that there are any, so that no figure is shown
 */
public record RunningModel(String key, String name, List<Version> versions, boolean isQuiet) {

    public RunningModel {
        versions = List.copyOf(versions);
    }

    /**
     * A version.
     *
     * @param id of the engine's definition
     * @param instances that run in it, without those that only their own people know of
     * @param suspended how many of them are suspended
     * @param isSuspended whether nothing begins in it
     * @param hidden instances that no figure tells of
     * @param steps where they are, by the id of the step
     */
    public record Version(
            String id,
            int number,
            boolean isSuspended,
            long instances,
            long suspended,
            long incidents,
            long hidden,
            List<Step> steps) {

        public Version {
            steps = List.copyOf(steps);
        }

        /** Whether anything runs in it, told or not. */
        public boolean isInUse() {
            return instances + hidden > 0;
        }
    }

    /** How many instances wait at a step. */
    public record Step(String id, String name, String kind, long count) {}

    public Version newest() {
        return versions.get(0);
    }

    /** The versions before the newest in which something runs. */
    public List<Version> older() {
        return versions.stream().skip(1).filter(Version::isInUse).toList();
    }

    public long instances() {
        return versions.stream().mapToLong(Version::instances).sum();
    }

    public long incidents() {
        return versions.stream().mapToLong(Version::incidents).sum();
    }

    /** Whether nothing begins any more, or something that runs is held. */
    public boolean isHeld() {
        return newest().isSuspended() || versions.stream().anyMatch(version -> version.suspended() > 0);
    }
}
