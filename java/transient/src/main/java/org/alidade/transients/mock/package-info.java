/** Generated observations of supernovae, written as an archive would deliver them. */
@NullMarked
package org.alidade.transients.mock;

import org.jspecify.annotations.NullMarked;
