package org.zhenggai.intake.parse.reading.prose;

import java.util.List;

/**
 * Problems of one area.
 *
 * @param title of the area as the text says it; null where it says none
 */
record Group(Clause title, List<Clause> problems) {}
