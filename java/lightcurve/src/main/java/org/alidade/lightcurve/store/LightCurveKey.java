package org.alidade.lightcurve.store;

/** Object and measurement type: what a light curve is found by. */
record LightCurveKey(long objectId, int typeId) {}
