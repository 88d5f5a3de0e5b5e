/** Networks that find and judge transients: training, evaluation, registry and scoring. */
@NullMarked
package org.alidade.transients.networks;

import org.jspecify.annotations.NullMarked;
