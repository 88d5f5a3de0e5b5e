/** Opens light curves of any kind of store. */
@NullMarked
package org.alidade.lightcurve.access;

import org.jspecify.annotations.NullMarked;
