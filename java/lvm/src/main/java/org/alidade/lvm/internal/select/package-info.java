/** Which wavelengths and spaxels are kept. */
@NullMarked
package org.alidade.lvm.internal.select;

import org.jspecify.annotations.NullMarked;
