package org.zhenggai.shell;

import org.zhenggai.people.Viewer;

/**
 * Where in the product a page is, for the head around it.
 *
 * @param path of the request, without the application's own
 */
public record Shell(String path) {

    /** The way of the head that is marked as the one somebody is on; null where it is none of them. */
    public String section() {
        return Place.of(path).section();
    }

    /** The page of the handbook that tells of this one. */
    public String help(Viewer viewer) {
        return Place.of(path).help(viewer);
    }
}
