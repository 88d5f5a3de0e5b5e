package org.alidade.kotlin

import org.alidade.array.BadInputException
import org.alidade.testing.LeakCheck
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.ExtendWith

@ExtendWith(LeakCheck::class)
class NativeArraysTest {
    @Test
    fun arraysGoThereAndBack() {
        doubleArrayOf(1.0, 2.0, 3.0, 4.0, 5.0, 6.0).toNative(2, 3).use {
            assertThat(it[1, 0]).isEqualTo(4.0)
            assertThat(it.row(1)).containsExactly(4.0, 5.0, 6.0)
            assertThat(it[1..3]).containsExactly(2.0, 3.0, 4.0)
            assertThat(it[4L..5L]).containsExactly(5.0, 6.0)
            assertThat(it[3..2]).isEmpty()
            assertThat(it.toList()).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0)
        }
        floatArrayOf(1f, 2f, 3f, 4f).toNative().use {
            assertThat(it.shape().rank()).isEqualTo(1)
            assertThat(it[1..2].toDoubles()).containsExactly(2.0, 3.0)
        }
    }

    @Test
    fun listsBecomeVectorsAndMatrices() {
        listOf(1, 2, 3).toNative().use { assertThat(it.toArray()).containsExactly(1.0, 2.0, 3.0) }
        listOf(listOf(1, 2.5), listOf(3L, 4)).toNative().use {
            assertThat(it.rows().map { row -> row.toList() }).containsExactly(listOf(1.0, 2.5), listOf(3.0, 4.0))
        }
        assertThatThrownBy { listOf(doubleArrayOf(1.0), doubleArrayOf(1.0, 2.0)).toNative() }
            .isInstanceOf(BadInputException::class.java)
            .hasMessageContaining("rows of [1, 2] values")
        assertThatThrownBy { doubleArrayOf(1.0).toNative().use { it.row(0) } }.isInstanceOf(BadInputException::class.java)
    }

    @Test
    fun slicesShareMemory() {
        nativeDoubles(10) { all ->
            all.slice(2L..4L).use { it.fill(7.0) }
            assertThat(all[1..5]).containsExactly(0.0, 7.0, 7.0, 7.0, 0.0)
        }
    }

    @Test
    fun bothResourcesAreClosed() {
        val (first, second) =
            using(doubleArrayOf(1.0).toNative(), { floatArrayOf(2f).toNative() }) { a, b -> a to b }

        assertThat(first.isClosed).isTrue()
        assertThat(second.isClosed).isTrue()
    }

    @Test
    fun rangesSliceKotlinArrays() {
        assertThat(doubleArrayOf(1.0, 2.0, 3.0)[0..1]).containsExactly(1.0, 2.0)
        assertThat(floatArrayOf(1f, 2f, 3f)[1..2]).containsExactly(2f, 3f)
    }
}
