/**
 * Choosing rows of the object and epoch tables: a small language of conditions, sorted and filtered
 * pages, distributions, and the rules by which a user steps through a list of objects.
 *
 * <p>Start at {@link org.alidade.lightcurve.query.ObjectQuery}.
 */
@NullMarked
package org.alidade.lightcurve.query;

import org.jspecify.annotations.NullMarked;
