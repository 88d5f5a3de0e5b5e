package org.alidade.fits;

/**
 * One axis of world coordinates.
 *
 * @param type CTYPE, such as {@code RA---TAN-SIP} or {@code WAVE-TAB}
 * @param unit unit of the coordinates that conversions return and accept: degrees and SI units in
 *     place of others in the header, except for look-up axes, which keep theirs; empty for none
 * @param name CNAME, empty when there is none
 */
public record WcsAxis(String type, String unit, String name) {}
