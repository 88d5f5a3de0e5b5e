/** Tests of alerts. */
@NullMarked
package org.alidade.transients.alert;

import org.jspecify.annotations.NullMarked;
