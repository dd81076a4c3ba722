package org.zhenggai.kernel.office.page;

import java.util.List;

/**
 * What stands on one page.
 *
 * @param number from 1
 */
record Paper(int number, float width, float height, List<Piece> pieces, List<Stroke> strokes) {}
