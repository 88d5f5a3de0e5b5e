/**
 * Pictures and numbers of LVM tiles: fibre positions, spectra, line maps, quality, and a page with
 * all of them (spec lvm 17).
 */
@NullMarked
package org.alidade.lvm.report;

import org.jspecify.annotations.NullMarked;
