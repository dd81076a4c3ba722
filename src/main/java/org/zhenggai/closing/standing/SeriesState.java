package org.zhenggai.closing.standing;

/** Where the series of reviews of a standing item stands; what users read of it is told in sentences. */
public enum SeriesState {
    OPEN,
    HELD,
    REBOUNDED,
    WITHDRAWN
}
