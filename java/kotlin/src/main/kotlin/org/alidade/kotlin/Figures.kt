package org.alidade.kotlin

import org.alidade.array.BadInputException
import org.alidade.cube.view.ImagePixels
import org.alidade.cube.view.SpaxelSpectrum
import org.alidade.fits.FitsFile
import org.alidade.lightcurve.LightCurve
import org.alidade.plot.ColorScale
import org.alidade.plot.Colormap
import org.alidade.plot.Figure
import org.alidade.plot.Marker
import org.alidade.plot.Palette
import org.alidade.plot.Panel
import org.alidade.plot.Style
import java.awt.image.BufferedImage
import java.io.ByteArrayOutputStream
import java.nio.file.Path
import javax.imageio.ImageIO

private const val CELL_DPI = 100
private const val PANEL_WIDTH = 6.5
private const val WIDE_PANEL = 9.0
private const val PANEL_HEIGHT = 3.8
private const val LOW = 0.01
private const val HIGH = 0.995

/**
 * A figure with panels side by side, sized for a notebook; as the last line of a cell it is shown.
 *
 * Example: `figure({ xLabel("wavelength [A]"); line(lambda, flux, Style.of(Palette.DATA)) })`
 *
 * @param draw what to draw into each panel, from left to right
 * @param title title above all panels
 * @param width width of a panel in inches
 * @param height height of the figure in inches
 * @throws BadInputException if there is no panel
 */
public fun figure(
    vararg draw: Panel.() -> Unit,
    title: String = "",
    width: Double = if (draw.size > 1) PANEL_WIDTH else WIDE_PANEL,
    height: Double = PANEL_HEIGHT,
): Figure {
    val figure = Figure.grid(1, draw.size).size(width * draw.size, height).dpi(CELL_DPI).title(title)
    draw.forEachIndexed { column, paint -> figure.panel(0, column).paint() }
    return figure
}

/** The figure as the bytes of a PNG file. */
public fun Figure.png(): ByteArray =
    ByteArrayOutputStream().also { ImageIO.write(toImage(), "png", it) }.toByteArray()

/**
 * A picture that a program wrote (PNG or JPEG); as the last line of a cell it is shown.
 *
 * @throws BadInputException if the file holds no picture
 */
public fun Path.picture(): BufferedImage =
    ImageIO.read(toFile()) ?: throw BadInputException("no picture", toString(), "name a PNG or JPEG file")

/**
 * Data and model of a spaxel against wavelength (Angstrom); masked pixels are shaded.
 *
 * @param title title of the figure
 */
public fun SpaxelSpectrum.figure(title: String = "spaxel ${spaxel()}"): Figure =
    figure({
        xLabel("wavelength [\u00c5]").yLabel("flux")
        line(wavelengths(), data(), Style.of(Palette.DATA).label("data"))
        if (model().isNotEmpty()) {
            line(wavelengths(), model(), Style.of(Palette.MODEL).label("model"))
        }
        maskedBands(wavelengths(), keep())
    }, title = title)

/**
 * A map on the sky.
 *
 * @param values one value per spaxel
 * @param label what the colours show, with its unit
 * @param size side of a pixel in the unit of the positions
 * @param colors colours
 */
public fun ImagePixels.panel(
    values: DoubleArray,
    label: String,
    size: Double,
    colors: ColorScale = ColorScale.of(Colormap.VIRIDIS),
): Panel.() -> Unit = {
    val unit = if (unit().isEmpty()) "" else " [${unit()}]"
    xLabel("x$unit").yLabel("y$unit")
    pixelMap(x(), y(), DoubleArray(spaxel().size) { values[spaxel()[it]] }, size, colors.label(label))
}

/**
 * An image, its first row at the bottom, between its 1st and 99.5th percentile.
 *
 * @param values pixels, row after row; NaN shows grey
 * @param width pixels per row
 * @param label what the colours show, with its unit
 * @param colors colours
 * @throws BadInputException if the rows are not complete
 */
public fun image(
    values: DoubleArray,
    width: Int,
    label: String,
    colors: ColorScale = ColorScale.of(Colormap.SEQUENTIAL).quantiles(LOW, HIGH),
): Panel.() -> Unit = {
    if (width < 1 || values.size % width != 0) {
        throw BadInputException("${values.size} pixels in rows of $width", "image", "pass whole rows")
    }
    val rows = Array(values.size / width) { values.copyOfRange(it * width, (it + 1) * width) }
    xLabel("x [pixel]").yLabel("y [pixel]").equalAspect()
    heatMap(edges(width), edges(rows.size), rows, colors.label(label))
}

/**
 * The image of a FITS file, as [image] shows it.
 *
 * @param label what the colours show, with its unit
 * @param hdu number of the part of the file, from 0
 * @param colors colours
 * @throws org.alidade.array.FormatException if there is no image
 */
public fun Path.fitsPanel(
    label: String,
    hdu: Int = 0,
    colors: ColorScale = ColorScale.of(Colormap.SEQUENTIAL).quantiles(LOW, HIGH),
): Panel.() -> Unit =
    FitsFile.open(this).use {
        val pixels = it.image(hdu)
        image(pixels.doubles(), pixels.shape().last(), label, colors)
    }

private fun edges(pixels: Int) = DoubleArray(pixels + 1) { it - 0.5 }

/**
 * Epochs with errors against time (MJD, days).
 *
 * @param label what the values are, with their unit; magnitudes ("mag" in the label) grow downwards
 * @param title title of the figure
 */
public fun LightCurve.figure(label: String = "magnitude [mag]", title: String = "object ${objectId()}"): Figure =
    figure({
        xLabel("MJD [d]").yLabel(label)
        if ("mag" in label) {
            yReversed()
        }
        errorBars(times(), values().toDoubles(), errors().toDoubles(), points(Palette.DATA))
    }, title = title)

/**
 * Small round symbols without a line.
 *
 * @param color colour of the symbols
 */
public fun points(color: java.awt.Color): Style = Style.of(color).marker(Marker.CIRCLE, 4.0)
