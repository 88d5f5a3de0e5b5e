/** Alerts in the form of the Zwicky Transient Facility and as VOEvent, in and out. */
@NullMarked
package org.alidade.transients.alert;

import org.jspecify.annotations.NullMarked;
