package org.alidade.kotlin

import org.alidade.array.BadInputException
import org.alidade.cube.view.FitMetrics
import org.alidade.cube.view.SpaxelSpectrum
import org.alidade.lightcurve.LightCurve
import org.alidade.lvm.FitData
import org.alidade.lvm.report.TileMeasures
import org.alidade.spherex.PhotometryResult
import org.alidade.table.Column
import org.alidade.table.ElementType
import org.alidade.table.Table
import org.jetbrains.kotlinx.dataframe.AnyFrame
import org.jetbrains.kotlinx.dataframe.api.Infer
import org.jetbrains.kotlinx.dataframe.api.dataFrameOf
import org.jetbrains.kotlinx.dataframe.api.toColumn
import kotlin.math.exp
import org.alidade.spherex.results.LightCurve as SpherexLightCurve

/**
 * A data frame of named columns.
 *
 * Example: `frameOf("wavelength [A]" to lambda, "flux" to flux)`
 *
 * @param columns arrays of numbers or truth values, or lists, of one length
 * @throws BadInputException if a column is of another kind
 */
public fun frameOf(vararg columns: Pair<String, Any>): AnyFrame =
    dataFrameOf(columns.map { (name, values) -> listOfValues(name, values).toColumn(name, Infer.Type) })

/** A table in memory; a column with a unit is called `name [unit]`. */
public fun Table.frame(): AnyFrame =
    dataFrameOf(
        columns().filterNot { it.isList }.map { column ->
            val name = if (column.unit().isEmpty()) column.name() else "${column.name()} [${column.unit()}]"
            (0 until column.rows()).map { column.valueAt(it) }.toColumn(name, Infer.Type)
        },
    )

/** Data and model of a spaxel along its wavelengths, and which pixels count. */
public fun SpaxelSpectrum.frame(): AnyFrame {
    val model = if (model().isEmpty()) DoubleArray(data().size) { Double.NaN } else model()
    return frameOf(
        "wavelength [A]" to wavelengths(),
        "data" to data(),
        "model" to model,
        "residual" to DoubleArray(model.size) { data()[it] - model[it] },
        "kept" to keep(),
    )
}

/** Wavelengths of a spaxel, Angstrom. */
public fun SpaxelSpectrum.wavelengths(): DoubleArray = DoubleArray(logLambda().size) { exp(logLambda()[it]) }

/** The course of a fit, one row per measurement. */
public fun FitMetrics.frame(): AnyFrame = frameOf(*columns().toList().toTypedArray())

/** One LVM spectrum of a fit's arrays, in their normalised units, and which pixels are valid. */
public fun FitData.frame(spaxel: Int): AnyFrame =
    frameOf(
        "wavelength [A]" to lambda(),
        "flux" to flux().spectrum(spaxel),
        "inverse variance" to ivar().spectrum(spaxel),
        "valid" to BooleanArray(wavelengths()) { isValid(spaxel, it) },
    )

/** The fibres of an LVM tile with what was measured in them. */
public fun TileMeasures.frame(): AnyFrame =
    frameOf(
        "fibre" to fibres().map { it.fibreId() },
        "RA [deg]" to fibres().map { it.raDegrees() },
        "Dec [deg]" to fibres().map { it.decDegrees() },
        "${line().name()} flux" to lineFlux(),
        "signal to noise" to signalToNoise(),
        "LSF FWHM [A]" to lsfFwhm(),
    )

/** Epochs of a light curve. */
public fun LightCurve.frame(): AnyFrame =
    frameOf("MJD" to times(), "value" to values(), "error" to errors(), "flags" to flags())

/** Measurements of a SPHEREx light curve. */
public fun SpherexLightCurve.frame(): AnyFrame = results().photometryFrame()

/** Measurements in SPHEREx images, in the order of the list. */
public fun List<PhotometryResult>.photometryFrame(): AnyFrame =
    frameOf(
        "MJD" to map { it.mjd() },
        "band" to map { it.band().text() },
        "wavelength [um]" to map { it.wavelengthMicrons() },
        "bandwidth [um]" to map { it.bandwidthMicrons() },
        "flux [uJy]" to map { it.fluxMicrojansky() },
        "error [uJy]" to map { it.fluxErrorMicrojansky() },
        "AB magnitude" to map { it.magnitudeAb().orElse(Double.NaN) },
        "flags" to map { it.flag() },
    )

private fun Column.valueAt(row: Long): Any =
    when (type()) {
        ElementType.DOUBLE -> number(row)
        ElementType.FLOAT -> number(row).toFloat()
        ElementType.TEXT -> text(row)
        else -> integer(row)
    }

private fun listOfValues(name: String, values: Any): List<Any?> =
    when (values) {
        is DoubleArray -> values.asList()
        is FloatArray -> values.asList()
        is IntArray -> values.asList()
        is LongArray -> values.asList()
        is BooleanArray -> values.asList()
        is Array<*> -> values.asList()
        is List<*> -> values
        else -> throw BadInputException("a column of ${values::class.simpleName}", name, "pass an array or a list")
    }
