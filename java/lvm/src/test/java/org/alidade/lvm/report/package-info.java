/** Tests of figures and pages about tiles. */
@NullMarked
package org.alidade.lvm.report;

import org.jspecify.annotations.NullMarked;
