@NullMarked
package org.alidade.spherex.results;

import org.jspecify.annotations.NullMarked;
