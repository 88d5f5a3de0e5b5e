/** What the documentation promises: tutorials, examples and the code of the README run here. */
@NullMarked
package org.alidade.tutorials;

import org.jspecify.annotations.NullMarked;
