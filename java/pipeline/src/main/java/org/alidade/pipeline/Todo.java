package org.alidade.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * An item that has to be looked at in this run.
 *
 * @param order its place among the items
 * @param key what identifies it
 * @param item the item itself
 * @param basis digest of what it is made from
 * @param saved result of an earlier run that has to be checked; null if there is none
 */
record Todo<T>(int order, String key, T item, String basis, @Nullable String saved) {}
