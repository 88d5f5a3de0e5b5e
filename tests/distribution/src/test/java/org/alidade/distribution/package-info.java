/** What is handed to users: artifacts in other people's builds, the program in an archive. */
@NullMarked
package org.alidade.distribution;

import org.jspecify.annotations.NullMarked;
