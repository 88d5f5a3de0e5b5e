/** What this machine and installation offer, each item with what to do if it is wanting. */
@NullMarked
package org.alidade.cli.doctor;

import org.jspecify.annotations.NullMarked;
