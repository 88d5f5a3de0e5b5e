package org.alidade.kotlin

import org.alidade.array.BadInputException
import org.alidade.cube.view.SpaxelSpectrum
import org.alidade.lightcurve.LightCurve
import org.alidade.spherex.Band
import org.alidade.spherex.PhotometryResult
import org.alidade.table.Column
import org.alidade.table.Table
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test
import java.util.Optional
import kotlin.math.ln

class FramesTest {
    @Test
    fun columnsKeepNamesTypesAndValues() {
        val frame = frameOf("flux" to doubleArrayOf(1.5, Double.NaN), "flags" to intArrayOf(0, 3), "name" to listOf("a", null))

        assertThat(frame.columnNames()).containsExactly("flux", "flags", "name")
        assertThat(frame["flux"].toList()).containsExactly(1.5, Double.NaN)
        assertThat(frame["flags"].type().classifier).isEqualTo(Int::class)
        assertThat(frame["name"].toList()).containsExactly("a", null)
        assertThatThrownBy { frameOf("flux" to 3.0) }.isInstanceOf(BadInputException::class.java)
    }

    @Test
    fun tablesNameTheirUnits() {
        val table =
            Table.builder()
                .column(Column.of("mjd", doubleArrayOf(60000.5)).unit("d"))
                .column(Column.of("flags", longArrayOf(4)))
                .column(Column.of("band", listOf("W1")))
                .build()

        val frame = table.frame()

        assertThat(frame.columnNames()).containsExactly("mjd [d]", "flags", "band")
        assertThat(frame[0].values()).containsExactly(60000.5, 4L, "W1")
    }

    @Test
    fun recordsAreTakenApart() {
        val frame = listOf(Outer("a", Inner(1.5, Optional.of(2))), Outer("b", Inner(2.5, Optional.empty()))).frame()

        assertThat(frame.columnNames()).containsExactly("name", "inner.mean", "inner.count")
        assertThat(frame["inner.count"].toList()).containsExactly(2, null)
        assertThat(listOf(Outer("a", Inner(1.5, Optional.of(2)))).frame("inner.mean").columnNames()).containsExactly("inner.mean")
        assertThat(emptyList<Outer>().frame().rowsCount()).isEqualTo(0)
        assertThat(Outer("a", Inner(1.5, Optional.of(2))).frame()["value"].toList()).containsExactly("a", 1.5, 2)
    }

    @Test
    fun aSpaxelHasWavelengthsAndResiduals() {
        val keep = booleanArrayOf(true, false)
        val spectrum = SpaxelSpectrum(3, doubleArrayOf(ln(5000.0), ln(5001.0)), keep, doubleArrayOf(2.0, 3.0), doubleArrayOf(1.5, 3.0), "")

        val frame = spectrum.frame()

        assertThat(frame["wavelength [A]"][0] as Double).isBetween(4999.999, 5000.001)
        assertThat(frame["residual"].toList()).containsExactly(0.5, 0.0)
        assertThat(spectrum.figure().png()).startsWith(0x89.toByte(), 'P'.code.toByte())
    }

    @Test
    fun lightCurvesHaveEpochs() {
        val curve = LightCurve(7, 1, doubleArrayOf(1.0, 2.0), floatArrayOf(18f, 19f), floatArrayOf(0.1f, 0.2f), intArrayOf(0, 1))

        assertThat(curve.frame()["value"].toList()).containsExactly(18f, 19f)
        assertThat(curve.figure().toImage().width).isGreaterThan(500)
    }

    @Test
    fun photometryHasUnitsAndMagnitudes() {
        val result = PhotometryResult("obs", Band.D2, 60000.0, 3630.78, 10.0, 1.3, 0.03, 0, 1.0, 2.0, null)

        val frame = listOf(result).photometryFrame()

        assertThat(frame["band"][0]).isEqualTo("D2")
        assertThat(frame["AB magnitude"][0] as Double).isBetween(14.99, 15.01)
    }

    @JvmRecord
    data class Inner(val mean: Double, val count: Optional<Int>)

    @JvmRecord
    data class Outer(val name: String, val inner: Inner)
}
