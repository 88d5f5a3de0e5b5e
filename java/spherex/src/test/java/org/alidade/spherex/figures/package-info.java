@NullMarked
package org.alidade.spherex.figures;

import org.jspecify.annotations.NullMarked;
