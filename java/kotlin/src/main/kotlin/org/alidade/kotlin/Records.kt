package org.alidade.kotlin

import org.jetbrains.kotlinx.dataframe.AnyFrame
import org.jetbrains.kotlinx.dataframe.api.Infer
import org.jetbrains.kotlinx.dataframe.api.dataFrameOf
import org.jetbrains.kotlinx.dataframe.api.emptyDataFrame
import org.jetbrains.kotlinx.dataframe.api.toColumn
import java.util.Optional
import java.util.OptionalDouble
import java.util.OptionalInt
import java.util.OptionalLong

/**
 * The components of a record, one per row. Records inside it are taken apart: `moments.mean`.
 *
 * Example: `LightCurveStatistics.of(curve).frame()`
 */
public fun Record.frame(): AnyFrame =
    components(this).toList().let { rows ->
        frameOf("name" to rows.map { it.first }, "value" to rows.map { it.second })
    }

/**
 * Records of one type, one per row. Records inside them are taken apart: `psf.fwhm`.
 *
 * Example: `PeriodSearch.of(series, options).frame()`
 *
 * @param names components to show, in this order; none for all
 */
public fun Iterable<Record>.frame(vararg names: String): AnyFrame {
    val rows = map { components(it).toMap() }
    val shown = names.asList().ifEmpty { rows.flatMap { it.keys }.distinct() }
    return if (rows.isEmpty()) {
        emptyDataFrame<Any?>()
    } else {
        dataFrameOf(shown.map { name -> rows.map { it[name] }.toColumn(name, Infer.Type) })
    }
}

private fun components(record: Record, prefix: String = ""): Sequence<Pair<String, Any?>> =
    record.javaClass.recordComponents.asSequence().flatMap { component ->
        val value = plain(component.accessor.apply { trySetAccessible() }.invoke(record))
        val name = prefix + component.name
        if (value is Record) components(value, "$name.") else sequenceOf(name to value)
    }

/** What a cell of a table can show. */
private fun plain(value: Any?): Any? =
    when (value) {
        is Optional<*> -> value.orElse(null)
        is OptionalDouble -> if (value.isPresent) value.asDouble else null
        is OptionalInt -> if (value.isPresent) value.asInt else null
        is OptionalLong -> if (value.isPresent) value.asLong else null
        is DoubleArray -> "${value.size} values"
        is FloatArray -> "${value.size} values"
        is IntArray -> "${value.size} values"
        is LongArray -> "${value.size} values"
        is BooleanArray -> "${value.size} values"
        is ByteArray -> "${value.size} values"
        is Collection<*> -> if (value.any { it is Record }) "${value.size} entries" else value.toString()
        is Number, is Boolean, is String, is Record, null -> value
        else -> value.toString()
    }
