@NullMarked
package org.alidade.cube.diagnose;

import org.jspecify.annotations.NullMarked;
