/**
 * Sky-subtracted frames that look like the survey's, of any size and for all release layouts, for
 * tests, benchmarks and tutorials. Reproducible: the same seed gives the same bytes.
 */
@NullMarked
package org.alidade.lvm.mock;

import org.jspecify.annotations.NullMarked;
