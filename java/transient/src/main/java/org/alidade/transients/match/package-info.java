/** What is known at a place of the sky: supernovae, stars, galaxies. */
@NullMarked
package org.alidade.transients.match;

import org.jspecify.annotations.NullMarked;
