package org.alidade.kotlin

import com.fasterxml.jackson.databind.ObjectMapper
import org.alidade.array.BadInputException
import org.alidade.plot.Palette
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Files
import java.nio.file.Path

class FiguresTest {
    @TempDir
    lateinit var folder: Path

    @Test
    fun panelsStandSideBySide() {
        val one = figure({ points(doubleArrayOf(1.0), doubleArrayOf(2.0), points(Palette.DATA)) })
        val two = figure({ title("left") }, { title("right") })

        assertThat(two.toImage().width).isGreaterThan(one.toImage().width)
        assertThat(two.toImage().height).isEqualTo(one.toImage().height)
    }

    @Test
    fun picturesComeBack() {
        val file = Files.write(folder.resolve("a.png"), figure(image(doubleArrayOf(1.0, 2.0, 3.0, 4.0), 2, "flux")).png())

        assertThat(file.picture().width).isGreaterThan(500)
        assertThatThrownBy { Files.writeString(folder.resolve("b.png"), "text").picture() }
            .isInstanceOf(BadInputException::class.java)
        assertThatThrownBy { figure(image(doubleArrayOf(1.0, 2.0, 3.0), 2, "flux")) }
            .isInstanceOf(BadInputException::class.java)
    }

    @Test
    fun aKernelStartsWithItsClassPath() {
        val file = KernelSpec(listOf(Path.of("/a b/c.jar")), Path.of("/jdk")).write(folder.resolve("kernels/alidade"))

        val spec = ObjectMapper().readTree(file.toFile())
        val command = spec["argv"].map { it.asText() }
        assertThat(command[0]).isEqualTo(Path.of("/jdk/bin/java").toString())
        assertThat(command).contains("{connection_file}", "-classpath=" + Path.of("/a b/c.jar"))
        assertThat(folder.resolve("kernels/alidade/logback.xml")).isRegularFile()
    }
}
