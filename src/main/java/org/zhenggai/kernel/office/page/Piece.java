package org.zhenggai.kernel.office.page;

/**
 * A run of signs at its place on a page.
 *
 * @param y of its foot, from the top of the page
 * @param size how high a sign is
 */
record Piece(String text, float x, float y, float width, float size, String font) {

    float right() {
        return x + width;
    }

    float middle() {
        return x + width / 2;
    }
}
