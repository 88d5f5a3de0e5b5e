/** Tests of exported files, judged by other programs. */
@NullMarked
package org.alidade.lvm.export;

import org.jspecify.annotations.NullMarked;
