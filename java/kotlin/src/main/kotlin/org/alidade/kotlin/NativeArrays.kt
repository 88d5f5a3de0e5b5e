package org.alidade.kotlin

import org.alidade.array.BadInputException

/** Doubles in native memory, of any shape; the name leaves `DoubleArray` to Kotlin. */
public typealias NativeDoubles = org.alidade.array.DoubleArray

/** Floats in native memory, of any shape; the name leaves `FloatArray` to Kotlin. */
public typealias NativeFloats = org.alidade.array.FloatArray

private const val TAG = "kotlin"

/**
 * A copy in native memory, which the caller closes (`use { }`).
 *
 * Example: `doubleArrayOf(1.0, 2.0, 3.0, 4.0).toNative(2, 2).use { it[1, 0] }`
 *
 * @param lengths shape, slowest axis first; none for a vector
 * @throws BadInputException if the shape does not hold as many values
 */
public fun DoubleArray.toNative(vararg lengths: Long): NativeDoubles =
    NativeDoubles.copyOf(TAG, this, *shapeOf(size, lengths))

/**
 * A copy in native memory, which the caller closes (`use { }`).
 *
 * @param lengths shape, slowest axis first; none for a vector
 * @throws BadInputException if the shape does not hold as many values
 */
public fun FloatArray.toNative(vararg lengths: Long): NativeFloats =
    NativeFloats.copyOf(TAG, this, *shapeOf(size, lengths))

/** A vector of these numbers in native memory, which the caller closes. */
@JvmName("numbersToNative")
public fun Collection<Number>.toNative(): NativeDoubles =
    DoubleArray(size).also { forEachIndexed { i, value -> it[i] = value.toDouble() } }.toNative()

/**
 * A matrix of these rows in native memory, which the caller closes.
 *
 * @throws BadInputException if there is no row, or the rows differ in length
 */
@JvmName("rowsToNative")
public fun Collection<DoubleArray>.toNative(): NativeDoubles {
    val columns = firstOrNull()?.size ?: 0
    if (columns == 0 || any { it.size != columns }) {
        throw BadInputException("rows of ${map { it.size }.distinct()} values", "toNative", "give rows of one length")
    }
    val matrix = NativeDoubles.allocate(TAG, size.toLong(), columns.toLong())
    forEachIndexed { i, row -> matrix.copyFrom(row, 0, i.toLong() * columns, columns) }
    return matrix
}

/** A matrix of these rows of numbers in native memory, which the caller closes. */
@JvmName("listsToNative")
public fun List<List<Number>>.toNative(): NativeDoubles =
    map { row -> DoubleArray(row.size) { row[it].toDouble() } }.toNative()

/** Copies of the rows of a matrix. */
public fun NativeDoubles.rows(): List<DoubleArray> = (0 until matrixLength(shape(), 0)).map { row(it) }

/** Copies of the rows of a matrix. */
public fun NativeFloats.rows(): List<FloatArray> = (0 until matrixLength(shape(), 0)).map { row(it) }

/** A copy of row [i] of a matrix. */
public fun NativeDoubles.row(i: Int): DoubleArray = rowRange(shape(), i).let { this[it] }

/** A copy of row [i] of a matrix. */
public fun NativeFloats.row(i: Int): FloatArray = rowRange(shape(), i).let { this[it] }

/** A copy of the values at a range of places, counted through all axes: `array[10L..19L]`. */
public operator fun NativeDoubles.get(range: LongRange): DoubleArray =
    DoubleArray(lengthOf(range)).also { copyTo(range.first, it, 0, it.size) }

/** A copy of the values at a range of places, counted through all axes: `array[10L..19L]`. */
public operator fun NativeFloats.get(range: LongRange): FloatArray =
    FloatArray(lengthOf(range)).also { copyTo(range.first, it, 0, it.size) }

/** A copy of the values at a range of places: `array[10..19]`. */
public operator fun NativeDoubles.get(range: IntRange): DoubleArray = this[range.first.toLong()..range.last.toLong()]

/** A copy of the values at a range of places: `array[10..19]`. */
public operator fun NativeFloats.get(range: IntRange): FloatArray = this[range.first.toLong()..range.last.toLong()]

/** The same memory, seen as the vector of the values at a range of places. */
public fun NativeDoubles.slice(range: LongRange): NativeDoubles = slice(range.first, lengthOf(range).toLong())

/** The same memory, seen as the vector of the values at a range of places. */
public fun NativeFloats.slice(range: LongRange): NativeFloats = slice(range.first, lengthOf(range).toLong())

/** All values, in a list. */
public fun NativeDoubles.toList(): List<Double> = toArray().asList()

/** All values, in a list. */
public fun NativeFloats.toList(): List<Float> = toArray().asList()

/** The values at a range of places: `lambda[100..199]`. */
public operator fun DoubleArray.get(range: IntRange): DoubleArray = sliceArray(range)

/** The values at a range of places. */
public operator fun FloatArray.get(range: IntRange): FloatArray = sliceArray(range)

/** These values as doubles, for figures and statistics. */
public fun FloatArray.toDoubles(): DoubleArray = DoubleArray(size) { this[it].toDouble() }

/**
 * Zeros in native memory for the time of a block.
 *
 * Example: `val sum = nativeDoubles(100, 200) { it.fill(1.0); it.toArray().sum() }`
 *
 * @param lengths shape, slowest axis first
 */
public inline fun <R> nativeDoubles(vararg lengths: Long, block: (NativeDoubles) -> R): R =
    NativeDoubles.allocate("kotlin", *lengths).use(block)

/** Two resources for the time of a block; both are closed, the second one first. */
public inline fun <A : AutoCloseable, B : AutoCloseable, R> using(first: A, second: () -> B, block: (A, B) -> R): R =
    first.use { a -> second().use { b -> block(a, b) } }

private fun shapeOf(size: Int, lengths: LongArray) = if (lengths.isEmpty()) longArrayOf(size.toLong()) else lengths

private fun lengthOf(range: LongRange): Int =
    if (range.isEmpty()) 0 else Math.toIntExact(Math.subtractExact(range.last, range.first) + 1)

private fun rowRange(shape: org.alidade.array.Shape, i: Int): LongRange {
    val columns = matrixLength(shape, 1).toLong()
    return i * columns until (i + 1) * columns
}

private fun matrixLength(shape: org.alidade.array.Shape, axis: Int): Int {
    if (shape.rank() != 2) {
        throw BadInputException("an array of shape $shape", "rows of a matrix", "reshape it to two axes")
    }
    return Math.toIntExact(shape.length(axis))
}
