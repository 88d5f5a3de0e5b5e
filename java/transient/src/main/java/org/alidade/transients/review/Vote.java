package org.alidade.transients.review;

/**
 * What a reviewer said about a detection.
 *
 * @param reviewer who; a later vote of the same reviewer replaces an earlier one
 * @param label what it is
 * @param level how sure
 */
public record Vote(String reviewer, Label label, ConfidenceLevel level) {}
