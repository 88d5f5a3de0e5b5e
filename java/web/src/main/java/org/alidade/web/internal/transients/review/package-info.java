/** Reviews of detections in the database: queue, claims, votes and what follows from them. */
@NullMarked
package org.alidade.web.internal.transients.review;

import org.jspecify.annotations.NullMarked;
