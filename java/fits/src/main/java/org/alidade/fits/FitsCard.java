package org.alidade.fits;

/**
 * One header card.
 *
 * @param keyword keyword, upper case; HIERARCH keywords are joined by dots; empty for a blank card
 * @param value value as text without quotes, empty when the card has none
 * @param comment comment, or the text of a COMMENT or HISTORY card
 */
public record FitsCard(String keyword, String value, String comment) {}
