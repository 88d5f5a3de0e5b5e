/** Tests of the judgements of the doctor. */
@NullMarked
package org.alidade.cli.doctor;

import org.jspecify.annotations.NullMarked;
