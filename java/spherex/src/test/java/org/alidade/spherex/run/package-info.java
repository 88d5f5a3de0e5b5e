/** Tests of whole runs. */
@NullMarked
package org.alidade.spherex.run;

import org.jspecify.annotations.NullMarked;
