package org.alidade.transients.difference;

import org.alidade.transients.PsfStamp;

/**
 * What a particle hit of one count on one pixel looks like in a difference image, against which a
 * candidate's shape is held (spec transient 13.4).
 *
 * @param science response to a hit on the science image, not normalised
 * @param reference response to a hit on the reference image, not normalised
 */
public record HitTemplates(PsfStamp science, PsfStamp reference) {}
