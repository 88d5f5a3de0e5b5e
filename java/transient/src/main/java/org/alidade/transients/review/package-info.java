/** Rules of human review: labels, consensus, order of the queue, alerts (spec transient 16). */
@NullMarked
package org.alidade.transients.review;

import org.jspecify.annotations.NullMarked;
