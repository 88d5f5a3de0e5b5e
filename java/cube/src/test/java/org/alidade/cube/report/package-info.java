@NullMarked
package org.alidade.cube.report;

import org.jspecify.annotations.NullMarked;
