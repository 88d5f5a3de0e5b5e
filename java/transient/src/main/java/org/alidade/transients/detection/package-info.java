/** Scores and kinds of candidates: what becomes a detection (spec transient 14.3, 15). */
@NullMarked
package org.alidade.transients.detection;

import org.jspecify.annotations.NullMarked;
